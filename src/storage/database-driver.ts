import type { Db } from './db.ts'

/** One database as the store drives it. `write` and `read` run `work` once, in one transaction, and roll back when it throws. */
export type DatabaseDriver = {
  /** For messages: the file, or the server without user and password. */
  shown: string
  write<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** One snapshot of what is committed; writing fails. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Called with a transaction that is about to commit, when others should hear of it; not needed where they see it by themselves. */
  announce?(db: Db): Promise<void>
  /** Calls `heard` within a second after another process has committed. Returns what ends it. */
  watch(heard: () => void): () => void
  /** Leave nothing of what was committed in a log beside the database, where it has one of its own. `patient`: those who are in the way are waited for, for a second. Throws StorageError `busy` while they are. */
  emptyLog(options: { patient: boolean }): Promise<void>
  /** Write everything anew, so that what was deleted is nowhere in the files. Throws StorageError `busy` while others are in the way. */
  rewrite(): Promise<void>
  /** Make what room can be made, and throw unless writes are taken again. Nothing may be written meanwhile. */
  recover(): Promise<void>
  close(): Promise<void>
}

/** For Prisma: transactions wait in the store's own queue and for the pool, so its own short limits must not cut in. */
export const TRANSACTION_LIMITS = { maxWait: 60_000, timeout: 60_000 }
