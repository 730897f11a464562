import type { DatabaseAddress } from './database-url.ts'
import { meaningOf } from './lost-race.ts'
import { migratePostgresql } from './migrate-postgresql.ts'
import { migrateSqlite } from './migrate-sqlite.ts'
import { type Migration, readMigrations } from './migrations.ts'
import { SqliteConnections } from './open-sqlite.ts'
import { retryLostRace } from './retry-lost-race.ts'

/** The migrations of this build for a kind of database, oldest first. */
export function knownMigrations(kind: DatabaseAddress['kind']): Migration[] {
  return readMigrations(new URL(`../../prisma/${kind}/migrations/`, import.meta.url))
}

/**
 * Apply to a database what it lacks of these migrations; returns the names applied. Several processes at it apply once. Throws StorageError,
 * or as the driver does.
 */
export async function bringUpToDate(
  address: DatabaseAddress,
  migrations: Migration[],
  raced: (attempt: number) => void = () => {},
): Promise<string[]> {
  if (address.kind === 'sqlite') return retryLostRace(() => migrateFile(address.file, migrations), raced)
  const { Client } = await import('pg')
  const client = new Client({ connectionString: address.url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await migratePostgresql(client, migrations)
  } finally {
    await client.end()
  }
}

async function migrateFile(file: string, migrations: Migration[]): Promise<string[]> {
  try {
    const connection = await new SqliteConnections(file, 'write').connect()
    try {
      return await migrateSqlite(connection, migrations)
    } finally {
      await connection.dispose()
    }
  } catch (error) {
    throw meaningOf(error)
  }
}
