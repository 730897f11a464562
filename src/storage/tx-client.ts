import type { Prisma } from './generated/sqlite/client.ts'
import type { KnownAgreements } from './known-agreements.ts'
import type { Salts } from '../ports/salts.ts'
import type { Touched } from '../ports/store/store.ts'

/** Prisma inside one transaction. All of storage is typed on the SQLite client; PostgreSQL's has the same shape. */
export type Db = Prisma.TransactionClient

/** What a table needs of the transaction it works in. */
export type Unit = {
  db: Db
  /** Set by tables as they write; told to the listeners after the commit. */
  touched: Touched
  /** Versions of agreements that were read before. */
  known: KnownAgreements
  /** `years`: a further year of public holidays was frozen. What is known is forgotten once more when the transaction is over. */
  frozen: { years: boolean }
  /** For the digests of facts. */
  salts: Salts
  /** Set where something was erased: the files are written anew after the commit. */
  rewrite: { needed: boolean }
}
