import { randomUUID } from 'node:crypto'
import { migrationFault } from './migration-fault.ts'
import { pendingMigrations } from './migrations.ts'
import type { AppliedMigration, Migration } from './migrations.ts'
import type { SqliteConnection } from './sqlite-connection.ts'
import { StorageError } from './storage-error.ts'

// As Prisma itself creates it.
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

/** Bring a SQLite file up to date; returns the names applied. All or nothing; another process at it shows as SQLITE_BUSY. */
export async function migrateSqlite(connection: SqliteConnection, migrations: Migration[]): Promise<string[]> {
  if (await isUpToDate(connection, migrations)) return []
  // Cannot be changed inside a transaction; migrations rebuild tables that others point at.
  await connection.executeScript('PRAGMA foreign_keys = OFF')
  await connection.executeScript('BEGIN IMMEDIATE')
  try {
    await connection.executeScript(TABLE)
    const pending = pendingMigrations(migrations, await appliedOn(connection))
    for (const migration of pending) {
      await apply(connection, migration)
      await record(connection, migration)
    }
    await checkForeignKeys(connection)
    await connection.executeScript('COMMIT')
    return pending.map(({ name }) => name)
  } catch (error) {
    await connection.executeScript('ROLLBACK')
    throw error
  } finally {
    await connection.executeScript('PRAGMA foreign_keys = ON')
  }
}

async function apply(connection: SqliteConnection, migration: Migration): Promise<void> {
  try {
    await connection.executeScript(migration.sql)
  } catch (error) {
    throw migrationFault(error, migration, 'sqlite')
  }
}

/** Most starts find nothing to do, and should not wait for another process to stop writing. */
async function isUpToDate(connection: SqliteConnection, migrations: Migration[]): Promise<boolean> {
  const tables = await select(connection, `SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`)
  return tables.length > 0 && pendingMigrations(migrations, await appliedOn(connection)).length === 0
}

async function appliedOn(connection: SqliteConnection): Promise<AppliedMigration[]> {
  const rows = await select(
    connection,
    `SELECT migration_name, checksum, finished_at IS NOT NULL, rolled_back_at IS NOT NULL FROM _prisma_migrations`,
  )
  return rows.map(([name, checksum, finished, rolledBack]) => ({
    name: String(name),
    checksum: String(checksum),
    finished: Number(finished) === 1,
    rolledBack: Number(rolledBack) === 1,
  }))
}

async function record(connection: SqliteConnection, { name, checksum }: Migration): Promise<void> {
  const at = new Date()
  const text = { scalarType: 'string', arity: 'scalar' } as const
  const date = { scalarType: 'datetime', arity: 'scalar' } as const
  await connection.executeRaw({
    sql: `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
          VALUES (?, ?, ?, ?, ?, 1)`,
    args: [randomUUID(), checksum, name, at, at],
    argTypes: [text, text, text, date, date],
  })
}

async function checkForeignKeys(connection: SqliteConnection): Promise<void> {
  const [broken] = await select(connection, 'PRAGMA foreign_key_check')
  if (broken === undefined) return
  throw new StorageError(
    'broken-migration',
    `A migration would leave rows of ${String(broken[0])} pointing at nothing. Nothing was changed.`,
  )
}

async function select(connection: SqliteConnection, sql: string): Promise<unknown[][]> {
  const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] })
  return rows
}
