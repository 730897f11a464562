import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { StorageError } from './storage-error.ts'

/** A migration of this build. `checksum` is the SHA-256 of the file in hex, as Prisma keeps it. */
export type Migration = { name: string; sql: string; checksum: string }

/** A row of Prisma's own table `_prisma_migrations`. */
export type AppliedMigration = { name: string; checksum: string; finished: boolean; rolledBack: boolean }

/** The migrations in a folder, oldest first. */
export function readMigrations(folder: URL): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return names
    .map(({ name }) => {
      const file = readFileSync(new URL(`${name}/migration.sql`, folder))
      return { name, sql: file.toString('utf8'), checksum: createHash('sha256').update(file).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Which migrations are still to be applied, oldest first. Throws StorageError `newer-database`, `edited-migration` or
 * `unfinished-migration` where going on could damage what is stored.
 */
export function pendingMigrations(known: Migration[], applied: AppliedMigration[]): Migration[] {
  const standing = applied.filter(({ rolledBack }) => !rolledBack)
  for (const { name, checksum, finished } of standing) {
    const migration = known.find((one) => one.name === name)
    if (migration === undefined) {
      throw new StorageError(
        'newer-database',
        `The database is newer than this build of Liaison: it has the migration ${name}, which this build does not know. ` +
          'Start the newer build, or restore the backup taken before the upgrade.',
      )
    }
    if (!finished) {
      throw new StorageError(
        'unfinished-migration',
        `The migration ${name} was begun on this database and did not finish. Restore the backup taken before it, ` +
          'or repair the database by hand and mark it with `prisma migrate resolve`.',
      )
    }
    if (migration.checksum !== checksum) {
      throw new StorageError(
        'edited-migration',
        `The migration ${name} was changed after this database had applied it. Put its migration.sql back as it was, ` +
          'and write what is to change as a new migration.',
      )
    }
  }
  const names = new Set(standing.map(({ name }) => name))
  return known.filter(({ name }) => !names.has(name))
}
