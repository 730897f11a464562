import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Client } from 'pg'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store/store.ts'
import { readDatabaseUrl } from './database-url.ts'
import { migratePostgresql } from './migrate-postgresql.ts'
import { migrateSqlite } from './migrate-sqlite.ts'
import { readMigrations } from './migrations.ts'
import { meaningOf } from './lost-race.ts'
import { openPostgresql } from './open-postgresql.ts'
import { openSqlite, SqliteConnections } from './open-sqlite.ts'
import { postgresqlFault, sqliteFault } from './opening-fault.ts'
import { PrismaStore } from './prisma-store.ts'
import { retryLostRace } from './retry-lost-race.ts'

/**
 * Open the database that `databaseUrl` names, creating its folder and bringing it up to date first.
 * Throws StorageError with a sentence for the person who starts Liaison.
 */
export async function openStore({ databaseUrl, log }: { databaseUrl: string; log: Log }): Promise<Store> {
  const address = readDatabaseUrl(databaseUrl)
  if (address.kind === 'sqlite') return openSqliteStore(address.file, log)
  return openPostgresqlStore(address, log)
}

async function openSqliteStore(file: string, log: Log): Promise<Store> {
  try {
    await mkdir(dirname(file), { recursive: true })
    const applied = await retryLostRace(
      () => migrateFile(file),
      (attempt) => log.debug({ attempt }, 'Another process is preparing the database.'),
    )
    tellApplied(applied, log)
    return new PrismaStore(await openSqlite(file), log)
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

async function openPostgresqlStore({ url, shown }: { url: string; shown: string }, log: Log): Promise<Store> {
  try {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
    await client.connect()
    try {
      tellApplied(await migratePostgresql(client, readMigrations(migrationsOf('postgresql'))), log)
    } finally {
      await client.end()
    }
    return new PrismaStore(await openPostgresql(url, log), log)
  } catch (error) {
    throw postgresqlFault(error, shown)
  }
}

function migrationsOf(database: 'sqlite' | 'postgresql'): URL {
  return new URL(`../../prisma/${database}/migrations/`, import.meta.url)
}

function tellApplied(applied: string[], log: Log): void {
  if (applied.length > 0) log.info({ applied }, 'The database was brought up to date.')
}
