import type { Standing } from './standing.ts'

/** Somebody who is to be named for a partner, with all that decides whether they may be. */
export type Candidate = {
  name: string
  /** `not asked`: named by a sheet where no platform could be asked, or one that does not show them yet. */
  standing: Standing | 'not asked'
  /** Their organisation in words, e.g. its id; said when it is not one of the partner's. */
  organisation: string
  /** Whose that is by what is known already. */
  whose: Whose
  /** That organisation is recorded as the partner's. */
  recorded: boolean
  /** What we know them as already: one of ours, or a contact of some partner. */
  knownAs?: 'ours' | { contactOf: string }
}

/** `nobody knows`: nothing is known of our own organisation on their platform yet. */
export type Whose = 'ours' | 'a partner’s' | 'another' | 'nobody knows'

/** Who names them: an admin (or a sheet) may bring in an organisation that is not recorded as the partner's. */
export type NamedBy = { admin: boolean; company: string; partner: { id: string; name: string; slug: string } }
