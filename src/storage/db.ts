import type { Prisma } from './generated/sqlite/client.ts'

/** Prisma inside one transaction. All of storage is typed on the SQLite client; PostgreSQL's has the same shape. */
export type Db = Prisma.TransactionClient
