import type { Log } from '../ports/log.ts'
import type { Salts } from '../ports/salts.ts'
import type { Store, StoreHealth } from '../ports/store/store.ts'
import { bringUpToDate, knownMigrations } from './bring-up-to-date.ts'
import { type DatabaseAddress, readDatabaseUrl } from './database-url.ts'
import { mustHaveOneName } from './one-name.ts'
import { openSqlite } from './open-sqlite.ts'
import { postgresqlFault, sqliteFault } from './opening-fault.ts'
import { makePrivate } from './private-files.ts'
import { PrismaStore } from './prisma-store.ts'
import { randomSalts } from './random-salts.ts'
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
  /** Of facts; drawn from the system's randomness where none are given. */
  salts?: Salts
}): Promise<Store & StoreHealth> {
  const address = readDatabaseUrl(options.databaseUrl)
  const opening = { ...options, salts: options.salts ?? randomSalts }
  if (address.kind === 'sqlite') return openSqliteStore(address, opening)
  return openPostgresqlStore(address, opening)
}

type Opening = { log: Log; salts: Salts; place?: ServerPlace }

async function openSqliteStore(
  address: DatabaseAddress & { kind: 'sqlite' },
  opening: Opening,
): Promise<Store & StoreHealth> {
  const { file } = address
  const { log } = opening
  try {
    await makePrivate(file)
    await mustHaveOneName(file)
    const raced = (attempt: number): void => log.debug({ attempt }, 'Another process is preparing the database.')
    tellApplied(await bringUpToDate(address, knownMigrations('sqlite'), raced), log)
    return await opened(new PrismaStore(await openSqlite(file), opening), opening)
  } catch (error) {
    throw sqliteFault(error, file)
  }
}

async function openPostgresqlStore(
  address: DatabaseAddress & { kind: 'postgresql' },
  opening: Opening,
): Promise<Store & StoreHealth> {
  const { log, place } = opening
  try {
    tellApplied(await bringUpToDate(address, knownMigrations('postgresql')), log)
    // Its client, and the driver below it, are loaded where they are needed.
    const { openPostgresql } = await import('./open-postgresql.ts')
    return await opened(new PrismaStore(await openPostgresql(address, log, place), opening), opening)
  } catch (error) {
    throw postgresqlFault(error, address.shown)
  }
}

/** A server finishes what was left undone. */
async function opened(store: PrismaStore, { place }: Opening): Promise<PrismaStore> {
  if (place) {
    await store.emptyLog({ patient: true })
    await store.finishErasures()
  }
  return store
}

function tellApplied(applied: string[], log: Log): void {
  if (applied.length > 0) log.info({ applied }, 'The database was brought up to date.')
}
