import { setTimeout as pause } from 'node:timers/promises'
import type { SqliteConnection } from './sqlite-connection.ts'
import { StorageError } from './storage-error.ts'

/** Together ten seconds: for so long somebody may read what was before. */
const TRIES = 100
const PAUSE_MS = 100

/**
 * Every page is built anew, which leaves nothing of what was deleted, and the log of that is emptied into the file and cut to nothing.
 * Whoever still reads an older state holds the log: they are waited for.
 */
export async function rewriteSqlite(connection: SqliteConnection): Promise<void> {
  await patiently(async () => {
    await connection.executeScript('VACUUM')
    return true
  })
  await emptySqliteLog(connection)
}

/** What the log holds goes into the file, and the log is cut to nothing. */
export async function emptySqliteLog(connection: SqliteConnection, tries = TRIES): Promise<void> {
  await patiently(async () => {
    const { rows } = await connection.queryRaw({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', args: [], argTypes: [] })
    return Number(rows[0]?.[0]) === 0
  }, tries)
}

async function patiently(attempt: () => Promise<boolean>, most = TRIES): Promise<void> {
  let last: unknown
  for (let tries = 0; tries < most; tries += 1) {
    try {
      if (await attempt()) return
    } catch (error) {
      last = error
    }
    await pause(PAUSE_MS)
  }
  throw new StorageError('busy', 'Somebody read or wrote the database for so long that it could not be written anew.', {
    cause: last,
  })
}
