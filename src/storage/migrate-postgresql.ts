import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { migrationFault } from './migration-fault.ts'
import { pendingMigrations } from './migrations.ts'
import type { AppliedMigration, Migration } from './migrations.ts'

/** The lock that Prisma's own `migrate deploy` takes too. */
const MIGRATION_LOCK = 72707369

// As Prisma itself creates it.
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`

/** Bring a PostgreSQL database up to date; returns the names applied. All or nothing; several processes apply once. */
export async function migratePostgresql(client: Client, migrations: Migration[]): Promise<string[]> {
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
  try {
    await client.query('BEGIN')
    await client.query(TABLE)
    const pending = pendingMigrations(migrations, await appliedOn(client))
    for (const migration of pending) {
      await apply(client, migration)
      await client.query(
        `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, now(), 1)`,
        [randomUUID(), migration.checksum, migration.name],
      )
    }
    await client.query('COMMIT')
    return pending.map(({ name }) => name)
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK])
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query(migration.sql)
  } catch (error) {
    throw migrationFault(error, migration, 'postgresql')
  }
}

async function appliedOn(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS "rolledBack"
     FROM "_prisma_migrations"`,
  )
  return rows
}
