import type { Side } from './partner.ts'
import { sideUnasked } from './side-unasked.ts'
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

/**
 * Which side of a partnership somebody may stand on, whoever they were picked, mentioned or written down by. One side for each person and
 * partner, always; and only who is certainly ours stands on our side. `wanted` absent: the one they belong to.
 */
export function whichSide(
  candidate: Candidate,
  wanted: Side | undefined,
  by: NamedBy,
): { side: Side } | { refused: string } {
  const { name, standing, knownAs } = candidate
  switch (standing) {
    case 'unknown':
      return {
        refused: `I cannot see who ${name || 'that'} is, so they cannot be named. Name somebody who is in a channel that I am in.`,
      }
    case 'gone':
      return { refused: `The account of ${name} is deactivated, so they could not act. Name somebody else.` }
    case 'bot':
      return { refused: `${name} is an app, not a person. Name a person.` }
    case 'ours':
      return ourPerson(candidate, wanted, by)
    case 'guest':
    case 'outside':
      return wanted === 'internal' ? { refused: notOurs(candidate, by) } : theirPerson(candidate, by)
    case 'not asked': {
      const side = wanted ?? (knownAs === undefined || knownAs === 'ours' ? 'internal' : 'partner')
      const refused = sideUnasked(candidate, side, by)
      if (refused !== undefined) return { refused }
      return side === 'internal' ? ourPerson(candidate, side, by) : theirPerson(candidate, by)
    }
  }
}

function ourPerson(
  { name, knownAs }: Candidate,
  wanted: Side | undefined,
  { partner }: NamedBy,
): { side: Side } | { refused: string } {
  if (wanted === 'partner')
    return { refused: `${name} is one of our own people, and cannot be a contact of ${partner.name}.` }
  if (typeof knownAs === 'object')
    return { refused: `${name} is a partner’s contact, and cannot be named on our side.` }
  return { side: 'internal' }
}

function theirPerson(
  { name, standing, organisation, recorded, knownAs }: Candidate,
  { admin, partner }: NamedBy,
): { side: Side } | { refused: string } {
  if (standing === 'not asked' && knownAs === 'ours')
    return { refused: `${name} is one of our own people, and cannot be a contact of ${partner.name}.` }
  if (typeof knownAs === 'object' && knownAs.contactOf !== partner.id)
    return { refused: `${name} is already a contact of another partner, and cannot be a contact of ${partner.name}.` }
  if (standing === 'outside' && !recorded && !admin) {
    return {
      refused: `${name} belongs to an organisation that is not recorded as ${partner.name}’s (${organisation}). Ask an admin to name the first of its people with \`people ${partner.slug} add @name\`; after that you can name the others.`,
    }
  }
  return { side: 'partner' }
}

function notOurs({ name, standing }: Candidate, { company, partner }: NamedBy): string {
  const what = standing === 'guest' ? `a guest at ${company}` : 'of another organisation'
  return `${name} is ${what}, and cannot be named on the side of ${company} for ${partner.name}. Choose one of our own people.`
}
