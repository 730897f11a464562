import type { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'

/** The part of Prisma's adapter for one SQLite file that is used here. */
export type SqliteConnection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>
