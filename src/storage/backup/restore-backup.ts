import { rename, rm, stat } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { knownMigrations } from '../bring-up-to-date.ts'
import { type DatabaseAddress, readDatabaseUrl } from '../database-url.ts'
import { makePrivate } from '../private-files.ts'
import { takeServerPlace } from '../take-server-place.ts'
import { StorageError } from '../storage-error.ts'
import { markIn } from './database-mark.ts'
import { type ErasedList, erasedIn } from './erased-list.ts'
import { fillFromBackup, migrationsOf } from './fill-from-backup.ts'
import { postgresqlHolds } from './postgresql-rows.ts'
import { readBackup } from './read-backup.ts'
import { readSqlite } from './sqlite-rows.ts'
import type { BackupHead } from './write-backup.ts'

/** `applied`: migrations of this build that the backup lacked. `before`: where the database that stood there lies now. */
export type Restored = { head: BackupHead; rows: number; applied: string[]; before?: string }

export type Restoring = {
  databaseUrl: string
  file: string
  /** A SQLite database that stands there is kept under another name. */
  replace: boolean
  /** The time on our clock, for that name. */
  at: Date
  /** Who was erased since, as far as the caller knows. */
  erased: ErasedList[]
  /**
   * Has the last word: gets the restored database before it takes its place, with all lists of who is to be erased from it once more, that of
   * a database that is replaced before the others, and may throw.
   */
  settle: (databaseUrl: string, erased: ErasedList[], head: BackupHead) => Promise<void>
}

/**
 * Make the database what a backup holds, brought up to this build; refused while a server runs on it. A SQLite file is made beside the one
 * named, and takes its place at the very end; a PostgreSQL database has to be empty. Throws StorageError; then a database that stood there
 * is as it was.
 */
export async function restoreBackup(restoring: Restoring): Promise<Restored> {
  const address = readDatabaseUrl(restoring.databaseUrl)
  const head = await wholeBackup(restoring.file)
  migrationsOf(head, knownMigrations(address.kind))
  const place = await takeServerPlace(restoring.databaseUrl)
  try {
    return address.kind === 'sqlite'
      ? await restoreFile(address, head, restoring)
      : await restorePostgresql(address, head, restoring)
  } finally {
    await place.release()
  }
}

async function restoreFile(
  address: DatabaseAddress & { kind: 'sqlite' },
  head: BackupHead,
  { file, replace, at, erased, settle }: Restoring,
): Promise<Restored> {
  // Taking the place makes an empty file, where there was none.
  const stands = (await stat(address.file)).size > 0
  if (stands && !replace)
    throw new StorageError(
      'not-empty',
      `There is a database at ${address.shown} already. Nothing was restored. With --replace it is kept under another name.`,
    )
  const made = `${address.file}.restoring`
  await removeDatabase(made)
  await makePrivate(made)
  try {
    const beside: DatabaseAddress = { kind: 'sqlite', file: made, shown: made }
    const filled = await fillFromBackup(beside, head, file)
    await settle(`file:${made}`, [...(stands ? [await erasedBefore(address.file, at)] : []), ...erased], head)
    emptyLog(made)
    if (!stands) {
      await rename(made, address.file)
      return { head, ...filled }
    }
    const before = `${address.file}.before-${at.toISOString().replaceAll(/[:.]/gu, '-')}`
    emptyLog(address.file)
    await rename(address.file, before)
    await rename(made, address.file)
    return { head, ...filled, before }
  } finally {
    await removeDatabase(made)
    // What taking the place has made where there was nothing.
    if ((await stat(address.file)).size === 0) await rm(address.file)
  }
}

async function restorePostgresql(
  address: DatabaseAddress & { kind: 'postgresql' },
  head: BackupHead,
  { databaseUrl, file, erased, settle }: Restoring,
): Promise<Restored> {
  const held = await postgresqlHolds(address.url)
  const same = held.migrations.join() === head.migrations.join()
  if (held.rows || (held.migrations.length > 0 && !same))
    throw new StorageError(
      'not-empty',
      `The database ${address.shown} is not empty. Nothing was restored. Make an empty one, name it in DATABASE_URL, and restore into that.`,
    )
  const filled = await fillFromBackup(address, head, file)
  await settle(databaseUrl, erased, head)
  return { head, ...filled }
}

/** The database that is replaced may know of more people than any list. */
async function erasedBefore(file: string, at: Date): Promise<ErasedList> {
  const kept = readSqlite(file)
  try {
    const of = await markIn(kept)
    return { file, at: at.getTime(), erased: await erasedIn(kept), ...(of !== undefined && { of }) }
  } finally {
    await kept.close()
  }
}

/** The head of a backup that is whole. Reads all of it: what was cut or changed must be known before anything is touched. */
export async function wholeBackup(file: string): Promise<BackupHead> {
  let head: BackupHead | undefined
  for await (const part of readBackup(file)) if (part.part === 'head') ({ head } = part)
  if (head === undefined) throw new StorageError('broken-backup', `${file} is no backup of Liaison.`)
  return head
}

/** What is in the write-ahead log goes into the file, which can be moved alone then. */
function emptyLog(file: string): void {
  const database = new Database(file)
  try {
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.pragma('journal_mode = DELETE')
  } finally {
    database.close()
  }
}

async function removeDatabase(file: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${file}${suffix}`, { force: true })
}
