import type { DatabaseAddress } from '../database-url.ts'
import { readDatabaseUrl } from '../database-url.ts'
import { postgresqlFault, sqliteFault } from '../opening-fault.ts'
import { StorageError } from '../storage-error.ts'
import { markIn } from './database-mark.ts'
import { erasedFileOf, erasedIn, writeErasedList } from './erased-list.ts'
import type { KeptRows } from './kept-rows.ts'
import { readPostgresql } from './postgresql-rows.ts'
import { readSqlite } from './sqlite-rows.ts'
import { writeBackup, type Written } from './write-backup.ts'

/**
 * Write the state that the database is in now into a new file, and the list of the erased beside it; a running server goes on meanwhile. `at`: the time on our clock, for the
 * head. Throws StorageError.
 */
export async function takeBackup(options: { databaseUrl: string; file: string; at: Date }): Promise<Written> {
  const address = readDatabaseUrl(options.databaseUrl)
  const kept = await keptRows(address)
  if (kept.migrations.length === 0) {
    await kept.close()
    throw new StorageError(
      'not-a-database',
      `There is nothing of Liaison in ${address.shown} yet. Nothing was backed up: see whether DATABASE_URL names the right database.`,
    )
  }
  try {
    const written = await writeBackup(kept, options.file, options.at)
    const of = await markIn(kept)
    await writeErasedList({
      ...{ file: erasedFileOf(options.file), at: options.at.getTime(), erased: await erasedIn(kept) },
      ...(of !== undefined && { of }),
    })
    return written
  } finally {
    await kept.close()
  }
}

async function keptRows(address: DatabaseAddress): Promise<KeptRows> {
  try {
    return address.kind === 'sqlite' ? readSqlite(address.file) : await readPostgresql(address.url)
  } catch (error) {
    throw address.kind === 'sqlite' ? sqliteFault(error, address.file) : postgresqlFault(error, address.shown)
  }
}
