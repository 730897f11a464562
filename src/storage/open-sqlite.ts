import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { TRANSACTION_LIMITS } from './database-driver.ts'
import type { DatabaseDriver } from './database-driver.ts'
import { PrismaClient } from './generated/sqlite/client.ts'

/** The busy wait blocks the event loop, so it is short; the store waits longer by trying again. */
const BUSY_TIMEOUT_MS = 50

/** The part of Prisma's adapter for one SQLite file that is used here. */
export type SqliteConnection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>

/** FULL: a message that was acknowledged survives a power cut. */
const PRAGMAS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON'

/** Connections to one file, each with the pragmas that the store relies on. */
export class SqliteConnections extends PrismaBetterSqlite3 {
  readonly #mode: 'write' | 'read'

  constructor(file: string, mode: 'write' | 'read') {
    super({ url: `file:${file}`, timeout: BUSY_TIMEOUT_MS })
    this.#mode = mode
  }

  override async connect(): Promise<SqliteConnection> {
    const connection = await super.connect()
    try {
      await connection.executeScript(PRAGMAS)
      if (this.#mode === 'read') await connection.executeScript('PRAGMA query_only = ON')
    } catch (error) {
      await connection.dispose()
      throw error
    }
    return this.#mode === 'write' ? beginningImmediately(connection) : connection
  }
}

/**
 * Prisma begins deferred: a transaction that reads first and writes later fails when another process has written in between. Begun
 * immediately, it holds the writing place from the start.
 */
function beginningImmediately(connection: SqliteConnection): SqliteConnection {
  const begin = connection.startTransaction.bind(connection)
  connection.startTransaction = async (isolationLevel) => {
    const transaction = await begin(isolationLevel)
    try {
      await connection.executeScript('ROLLBACK; BEGIN IMMEDIATE')
    } catch (error) {
      await transaction.rollback()
      throw error
    }
    return transaction
  }
  return connection
}

/**
 * One connection that writes, one transaction at a time, and another that reads: on a single one, a read beside an open transaction
 * would see what is not committed.
 */
export async function openSqlite(file: string): Promise<DatabaseDriver> {
  const writer = new PrismaClient({
    adapter: new SqliteConnections(file, 'write'),
    transactionOptions: TRANSACTION_LIMITS,
  })
  const reader = new PrismaClient({
    adapter: new SqliteConnections(file, 'read'),
    transactionOptions: TRANSACTION_LIMITS,
  })
  const close = async (): Promise<void> => {
    await reader.$disconnect()
    await writer.$disconnect()
  }
  try {
    await writer.$connect()
    await reader.$connect()
  } catch (error) {
    await close()
    throw error
  }
  return { write: (work) => writer.$transaction(work), read: (work) => reader.$transaction(work), close }
}
