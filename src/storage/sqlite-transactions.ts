import type Database from 'better-sqlite3'
import type { SqliteConnection } from './sqlite-connection.ts'
import { StorageError } from './storage-error.ts'

/**
 * The transactions of one connection, begun and ended on its own handle; whoever runs them lets one at a time. Everything that Prisma is asked
 * meanwhile runs inside, since it has no other connection. `begin`: one that writes holds the writing place from the start, since else
 * it fails when it has read and another process has written in between.
 */
export class SqliteTransactions {
  readonly #handle: Database.Database
  readonly #begin: Database.Statement
  readonly #commit: Database.Statement
  readonly #rollback: Database.Statement
  #open = false

  constructor(handle: Database.Database, connection: SqliteConnection, begin: 'BEGIN' | 'BEGIN IMMEDIATE') {
    this.#handle = handle
    this.#begin = handle.prepare(begin)
    this.#commit = handle.prepare('COMMIT')
    this.#rollback = handle.prepare('ROLLBACK')
    this.#takeIn(connection)
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#begin.run()
    this.#open = true
    try {
      const value = await work()
      this.expectOpen()
      this.#commit.run()
      return value
    } catch (error) {
      // Also one whose commit failed without ending it, which would be in the way of all later ones.
      if (this.#handle.inTransaction) this.#rollback.run()
      throw error
    } finally {
      this.#open = false
    }
  }

  /**
   * SQLite ends a transaction by itself when the disk is full or fails. What comes after would be committed statement by statement, and
   * half of the work kept.
   */
  expectOpen(): void {
    if (this.#open && !this.#handle.inTransaction)
      throw new StorageError('ended', 'The database has undone the transaction.')
  }

  /** What Prisma would do in a transaction of its own is part of the one that is open. */
  #takeIn(connection: SqliteConnection): void {
    const query = connection.queryRaw.bind(connection)
    const execute = connection.executeRaw.bind(connection)
    connection.queryRaw = async (sql) => {
      this.expectOpen()
      return query(sql)
    }
    connection.executeRaw = async (sql) => {
      this.expectOpen()
      return execute(sql)
    }
    const begin = connection.startTransaction.bind(connection)
    const nothing = async (): Promise<void> => undefined
    connection.startTransaction = async (isolationLevel) =>
      this.#open
        ? {
            provider: connection.provider,
            adapterName: connection.adapterName,
            options: { usePhantomQuery: true },
            queryRaw: (sql) => connection.queryRaw(sql),
            executeRaw: (sql) => connection.executeRaw(sql),
            commit: nothing,
            rollback: nothing,
          }
        : begin(isolationLevel)
  }
}
