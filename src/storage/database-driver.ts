import type { Db } from './tx-client.ts'

/** One database as the store drives it. Both methods run `work` once, in one transaction, and roll back when it throws. */
export type DatabaseDriver = {
  write<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** One snapshot of what is committed; writing fails. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** For Prisma: transactions wait in the store's own queue and for the pool, so its own short limits must not cut in. */
export const TRANSACTION_LIMITS = { maxWait: 60_000, timeout: 60_000 }
