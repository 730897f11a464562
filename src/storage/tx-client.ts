import type { Prisma } from './generated/sqlite/client.ts'
import type { ReadBefore } from './read-before.ts'
import type { KnownAgreements } from './known-agreements.ts'
import type { Head } from '../domain/timeline/record-line.ts'
import type { Salts } from '../ports/salts.ts'
import type { Delivery } from '../ports/store/outbox.ts'
import type { Touched } from '../ports/store/store.ts'
import type { Db } from './db.ts'

/** What a table needs of the transaction it works in. */
export type Unit = {
  db: Db
  /** Set by tables as they write; told to the listeners after the commit. */
  touched: Touched
  /** What this transaction has read so far. */
  before: ReadBefore
  /** Of cards of which it was asked where they stand: the queues in which a face of theirs waits. */
  queued: Map<string, Set<string>>
  /** Unfinished notices, by what was asked about. */
  notices: Map<string, Delivery[]>
  /** Versions of agreements that were read before. */
  known: KnownAgreements
  /** `years`: a further year of public holidays was frozen. What is known is forgotten once more when the transaction is over. */
  frozen: { years: boolean }
  /** For the digests of facts. */
  salts: Salts
  /** Ends of chains by chain and partner, and facts that are linked and not written yet. */
  linked: { heads: Map<string, Head>; rows: Prisma.FactCreateManyInput[] }
  /** Set where something was written that no log may keep: it is emptied after the commit. */
  emptyLog: { needed: boolean }
  /** Set where something was erased: the files are written anew after the commit. */
  rewrite: { needed: boolean }
}
