import type { Traces } from '../../domain/erasure/scrub.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Account } from './registry.ts'

/**
 * Somebody who was erased. `accounts`: the SHA-256 of `salt` and "{platform}:{tenantId}/{userId}" of each account they had, so that they
 * are found in an older state of the database under another id too.
 */
export type ErasedPerson = { id: string; at: Instant; salt: string; accounts: string[] }

/** What somebody wrote in one fact. */
export type WrittenFact = { partnerId: string; subject: string; texts: string[] }

/** Where something stands that others wrote. */
export type Mention = { partnerId: string; label: string }

/** What is to go: everything under these ids, accounts, names and texts. The first id is the person's own. */
export type ToErase = { personIds: string[]; accounts: Account[] } & Pick<Traces, 'names' | 'texts'>

/** What erasing somebody needs of the whole database. None of it is quick: it reads through tables. */
export interface ErasureTable {
  /** People of this name, in whatever case. */
  peopleCalled(name: string): Promise<Person[]>
  /** `formerId` turned out to be the same person as `id`. */
  join(formerId: string, id: string): Promise<void>
  /** The ids under which somebody was known before it turned out that they are one person. */
  formerIdsOf(personId: string): Promise<string[]>
  writtenBy(personIds: string[]): Promise<WrittenFact[]>
  /** What others wrote in which one of these words stands, each place once. */
  mentionsOf(words: string[], personIds: string[], isMeant: (text: string) => boolean): Promise<Mention[]>
  /** The ids of the cases, escalations, health checks and corrective actions whose state names one of these people. */
  statesNaming(personIds: string[]): Promise<{ cases: string[]; ladders: string[]; runs: string[]; actions: string[] }>
  /**
   * Take away what is stored of somebody beside the states of cases, escalations, health checks and corrective actions, and put them on the list. Once the
   * transaction is kept, the files are written anew, so that nothing is left in free pages, logs and statistics either.
   */
  erase(toErase: ToErase, now: Instant): Promise<void>
  /** Put these on the list, of whom nothing is stored: people who came and were erased after a backup was taken that is restored now. */
  remember(erased: { id: string; at: Instant }[]): Promise<void>
  /** Who was erased, in the order in which it happened. */
  list(): Promise<ErasedPerson[]>
}
