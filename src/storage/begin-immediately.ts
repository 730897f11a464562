import type { SqliteConnection } from './open-sqlite.ts'
import { StorageError } from './storage-error.ts'

type SqliteTransaction = Awaited<ReturnType<SqliteConnection['startTransaction']>>

/**
 * Prisma begins deferred: a transaction that reads first and writes later fails when another process has written in between. Begun
 * immediately, it holds the writing place from the start.
 */
export function beginningImmediately(connection: SqliteConnection): SqliteConnection {
  const begin = connection.startTransaction.bind(connection)
  connection.startTransaction = async (isolationLevel) => {
    const transaction = await begin(isolationLevel)
    try {
      await connection.executeScript('ROLLBACK; BEGIN IMMEDIATE')
    } catch (error) {
      await transaction.rollback()
      throw error
    }
    return withinItself(transaction, connection)
  }
  return connection
}

/**
 * SQLite ends a transaction by itself when the disk is full or fails. What comes after would be committed statement by statement, and
 * half of the work kept; and one whose commit fails without ending it would be in the way of all later ones.
 */
function withinItself(transaction: SqliteTransaction, connection: SqliteConnection): SqliteTransaction {
  const { client } = connection as unknown as { client: { readonly inTransaction: boolean } }
  const query = transaction.queryRaw.bind(transaction)
  const execute = transaction.executeRaw.bind(transaction)
  const rollback = transaction.rollback.bind(transaction)
  transaction.queryRaw = async (sql) => {
    if (!client.inTransaction) throw undone()
    return query(sql)
  }
  transaction.executeRaw = async (sql) => {
    if (!client.inTransaction) throw undone()
    return execute(sql)
  }
  transaction.rollback = async () => {
    if (client.inTransaction) await connection.executeScript('ROLLBACK')
    await rollback()
  }
  return transaction
}

function undone(): StorageError {
  return new StorageError('ended', 'The database has undone the transaction.')
}
