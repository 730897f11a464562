import type { Log } from '../ports/log.ts'
import type { Store, StoreHealth } from '../ports/store/store.ts'
import { bringUpToDate, knownMigrations } from './bring-up-to-date.ts'
import { type DatabaseAddress, readDatabaseUrl } from './database-url.ts'
import { openPostgresql } from './open-postgresql.ts'
import { openSqlite } from './open-sqlite.ts'
import { postgresqlFault, sqliteFault } from './opening-fault.ts'
import { makePrivate } from './private-files.ts'
import { PrismaStore } from './prisma-store.ts'
import type { ServerPlace } from './server-place.ts'

/**
 * Open the database that `databaseUrl` names, creating its folder and bringing it up to date first: for a server, which has taken its
 * `place` and gives it to the store, to be released when that is closed; or for the command line, which works beside a server.
 * Throws StorageError with a sentence for the person who starts Liaison; the place is the caller's to release then.
 */
export async function openStore(options: {
  databaseUrl: string
  log: Log
  place?: ServerPlace
}): Promise<Store & StoreHealth> {
  const address = readDatabaseUrl(options.databaseUrl)
  if (address.kind === 'sqlite') return openSqliteStore(address, options)
  return openPostgresqlStore(address, options)
}

type Opening = { log: Log; place?: ServerPlace }

async function openSqliteStore(
  address: DatabaseAddress & { kind: 'sqlite' },
  { log, place }: Opening,
): Promise<Store & StoreHealth> {
  const { file } = address
  try {
    await makePrivate(file)
    const raced = (attempt: number): void => log.debug({ attempt }, 'Another process is preparing the database.')
    tellApplied(await bringUpToDate(address, knownMigrations('sqlite'), raced), log)
    return new PrismaStore(await openSqlite(file), log, place)
  } catch (error) {
    throw sqliteFault(error, file)
  }
}

async function openPostgresqlStore(
  address: DatabaseAddress & { kind: 'postgresql' },
  { log, place }: Opening,
): Promise<Store & StoreHealth> {
  try {
    tellApplied(await bringUpToDate(address, knownMigrations('postgresql')), log)
    return new PrismaStore(await openPostgresql(address, log, place), log, place)
  } catch (error) {
    throw postgresqlFault(error, address.shown)
  }
}

function tellApplied(applied: string[], log: Log): void {
  if (applied.length > 0) log.info({ applied }, 'The database was brought up to date.')
}
