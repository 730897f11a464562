import { Client } from 'pg'
import type { Log } from '../ports/log.ts'
import type { Salts } from '../ports/salts.ts'
import type { Store, StoreHealth } from '../ports/store/store.ts'
import { readDatabaseUrl } from './database-url.ts'
import { migratePostgresql } from './migrate-postgresql.ts'
import { migrateSqlite } from './migrate-sqlite.ts'
import { readMigrations } from './migrations.ts'
import { meaningOf } from './lost-race.ts'
import { openPostgresql } from './open-postgresql.ts'
import { openSqlite, SqliteConnections } from './open-sqlite.ts'
import { postgresqlFault, sqliteFault } from './opening-fault.ts'
import { makePrivate } from './private-files.ts'
import { PrismaStore } from './prisma-store.ts'
import { randomSalts } from './random-salts.ts'
import { retryLostRace } from './retry-lost-race.ts'
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
  salts?: Salts
}): Promise<Store & StoreHealth> {
  const address = readDatabaseUrl(options.databaseUrl)
  const opening = { ...options, salts: options.salts ?? randomSalts }
  if (address.kind === 'sqlite') return openSqliteStore(address.file, opening)
  return openPostgresqlStore(address, opening)
}

type Opening = { log: Log; salts: Salts; place?: ServerPlace }

async function openSqliteStore(file: string, opening: Opening): Promise<Store & StoreHealth> {
  const { log } = opening
  try {
    await makePrivate(file)
    const applied = await retryLostRace(
      () => migrateFile(file),
      (attempt) => log.debug({ attempt }, 'Another process is preparing the database.'),
    )
    tellApplied(applied, log)
    return new PrismaStore(await openSqlite(file), opening)
  } catch (error) {
    throw sqliteFault(error, file)
  }
}

async function migrateFile(file: string): Promise<string[]> {
  try {
    const connection = await new SqliteConnections(file, 'write').connect()
    try {
      return await migrateSqlite(connection, readMigrations(migrationsOf('sqlite')))
    } finally {
      await connection.dispose()
    }
  } catch (error) {
    throw meaningOf(error)
  }
}

async function openPostgresqlStore(
  address: { url: string; shown: string },
  opening: Opening,
): Promise<Store & StoreHealth> {
  const { log, place } = opening
  try {
    const client = new Client({ connectionString: address.url, connectionTimeoutMillis: 10_000 })
    await client.connect()
    try {
      tellApplied(await migratePostgresql(client, readMigrations(migrationsOf('postgresql'))), log)
    } finally {
      await client.end()
    }
    return new PrismaStore(await openPostgresql(address, log, place), opening)
  } catch (error) {
    throw postgresqlFault(error, address.shown)
  }
}

function migrationsOf(database: 'sqlite' | 'postgresql'): URL {
  return new URL(`../../prisma/${database}/migrations/`, import.meta.url)
}

function tellApplied(applied: string[], log: Log): void {
  if (applied.length > 0) log.info({ applied }, 'The database was brought up to date.')
}
