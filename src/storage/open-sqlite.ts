import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import Database from 'better-sqlite3'
import type { DatabaseDriver } from './database-driver.ts'
import { handleForPrisma } from './kept-statements.ts'
import { emptySqliteLog, rewriteSqlite } from './rewrite-sqlite.ts'
import { clientOn } from './sqlite-clients.ts'
import { sqliteDb } from './sqlite-db.ts'
import { SqliteTransactions } from './sqlite-transactions.ts'
import { StorageError } from './storage-error.ts'
import type { Db } from './db.ts'
import { Turns } from './turns.ts'
import type { SqliteConnection } from './sqlite-connection.ts'

/** The busy wait blocks the event loop, so it is short; the store waits longer by trying again. */
const BUSY_TIMEOUT_MS = 50

/** How long another process's commit may go unseen. Asking costs one look at shared memory. */
const LOOK_EVERY_MS = 500
/** So much must be free before the disk counts as no longer full: more than a transaction writes. */
const ROOM_BYTES = 256 * 1024

/** Somebody waits for the commit whose log is emptied: for so many tenths of a second others may be in the way. */
const ANSWERED_WITHIN = 10

/**
 * FULL: a message that was acknowledged survives a power cut. What a burst made the log grow to is given back to the disk when the log
 * begins anew. What is deleted is overwritten, so that no free page tells it.
 */
const PRAGMAS =
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 4194304'

/** Connections to one file, each with the pragmas that the store relies on. */
export class SqliteConnections extends PrismaBetterSqlite3 {
  readonly #mode: 'write' | 'read'

  constructor(file: string, mode: 'write' | 'read') {
    super({ url: `file:${file}`, timeout: BUSY_TIMEOUT_MS })
    this.#mode = mode
  }

  override async connect(): Promise<SqliteConnection> {
    const { connection } = await this.open()
    return connection
  }

  /** One with the handle below it. */
  async open(): Promise<{ connection: SqliteConnection; handle: Database.Database }> {
    const connection = await super.connect()
    try {
      await connection.executeScript(PRAGMAS)
      if (this.#mode === 'read') await connection.executeScript('PRAGMA query_only = ON')
      return { connection, handle: keepingStatements(connection) }
    } catch (error) {
      await connection.dispose()
      throw error
    }
  }
}

/** What Prisma's adapter works on. It declares it nowhere, so that it is looked at before it is believed. */
function keepingStatements(connection: SqliteConnection): Database.Database {
  const handle = 'client' in connection ? connection.client : undefined
  if (!(handle instanceof Database)) throw new TypeError("Prisma's adapter keeps its connection elsewhere.")
  Object.assign(connection, { client: handleForPrisma(handle) })
  return handle
}

/**
 * One connection that writes, one transaction at a time, and another that reads: on a single one, a read beside an open transaction
 * would see what is not committed.
 */
export async function openSqlite(file: string): Promise<DatabaseDriver> {
  const writer = await openConnection(file, 'write')
  const reader = await openConnection(file, 'read').catch(async (error: unknown) => {
    await writer.close()
    throw error
  })
  // Whoever writes waits for a turn of the store.
  const readings = new Turns()
  const { connection } = writer
  return {
    shown: file,
    write: writer.transact,
    read: (work) => readings.take(() => reader.transact(work)),
    watch: (heard) => watchCommits(connection, heard),
    recover: () => recover(connection, file),
    emptyLog: ({ patient }) => emptySqliteLog(connection, patient ? ANSWERED_WITHIN : 1),
    rewrite: () => rewriteSqlite(connection),
    async close() {
      await reader.close()
      await writer.close()
    },
  }
}

type Opened = {
  connection: SqliteConnection
  transact<T>(work: (db: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

async function openConnection(file: string, mode: 'write' | 'read'): Promise<Opened> {
  const connections = new SqliteConnections(file, mode)
  const { connection, handle } = await connections.open()
  const { client, free } = await clientOn(connection).catch(async (error: unknown) => {
    await connection.dispose()
    throw error
  })
  const transactions = new SqliteTransactions(handle, connection, mode === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN')
  const db = sqliteDb(client, handle, () => transactions.expectOpen())
  return {
    connection,
    transact: (work) => transactions.run(() => work(db)),
    async close() {
      await connection.dispose()
      free()
    },
  }
}

/** SQLite counts, for each connection, the commits of all others. */
function watchCommits(connection: SqliteConnection, heard: () => void): () => void {
  let seen: number | undefined
  const look = async (): Promise<void> => {
    const version = await numberOf(connection, 'PRAGMA data_version')
    if (seen !== undefined && version !== seen) heard()
    seen = version
  }
  // What is wrong with the database shows in whatever is done with it.
  const carefully = (): void => void look().catch(() => undefined)
  carefully()
  const looking = setInterval(carefully, LOOK_EVERY_MS)
  looking.unref()
  return () => clearInterval(looking)
}

/**
 * The log may be what fills the disk: it is emptied into the database as far as there is room for that. Then a page is written for a
 * trial. Throws StorageError `full`, or as the driver does.
 */
async function recover(connection: SqliteConnection, file: string): Promise<void> {
  try {
    await connection.executeScript('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // Not all of it fits; what room there is for going on is seen below.
  }
  const { bavail, bfree, bsize } = await statfs(dirname(file))
  // What is kept back for root.
  const free = (process.getuid?.() === 0 ? bfree : bavail) * bsize
  if (free < ROOM_BYTES) throw new StorageError('full', `There are ${free} bytes free beside ${file}.`)
  await connection.executeScript(`PRAGMA user_version = ${await numberOf(connection, 'PRAGMA user_version')}`)
}

async function numberOf(connection: SqliteConnection, pragma: string): Promise<number> {
  const { rows } = await connection.queryRaw({ sql: pragma, args: [], argTypes: [] })
  return Number(rows[0]?.[0])
}
