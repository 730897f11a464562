import { bringUpToDate, knownMigrations } from '../bring-up-to-date.ts'
import type { DatabaseAddress } from '../database-url.ts'
import type { Migration } from '../migrations.ts'
import { StorageError } from '../storage-error.ts'
import type { RowsToFill, TableShape, Value } from './kept-rows.ts'
import { fillPostgresql } from './postgresql-rows.ts'
import { readBackup } from './read-backup.ts'
import { fillSqlite } from './sqlite-rows.ts'
import type { BackupHead } from './write-backup.ts'

const ROWS_AT_ONCE = 500

/**
 * The migrations that a backup has seen, oldest first. Throws StorageError `newer-database` where this build does not know one, or has one
 * that comes before.
 */
export function migrationsOf({ migrations }: BackupHead, known: Migration[]): Migration[] {
  const strange = migrations.find((name, index) => known[index]?.name !== name)
  if (strange !== undefined)
    throw new StorageError(
      'newer-database',
      `The backup was taken by a newer build of Liaison: it has the migration ${strange}, which this build does not know. Nothing was restored. Restore it with that build.`,
    )
  return known.slice(0, migrations.length)
}

/**
 * Put the rows of a backup into an empty database, under the migrations that they were written under, and bring it up to all that are known.
 * Returns how many, and the migrations that came on top.
 */
export async function fillFromBackup(
  address: DatabaseAddress,
  head: BackupHead,
  file: string,
  known: Migration[] = knownMigrations(address.kind),
): Promise<{ rows: number; applied: string[] }> {
  await bringUpToDate(address, migrationsOf(head, known))
  const target = address.kind === 'sqlite' ? fillSqlite(address.file) : await fillPostgresql(address.url)
  const rows = await pour(file, target)
  return { rows, applied: await bringUpToDate(address, known) }
}

async function pour(file: string, target: RowsToFill): Promise<number> {
  let rows = 0
  let waiting: { table: TableShape; rows: Value[][] } | undefined
  const put = async (): Promise<void> => {
    if (waiting !== undefined && waiting.rows.length > 0) await target.insert(waiting.table, waiting.rows)
    waiting = undefined
  }
  try {
    let shapes = new Map<string, TableShape>()
    for await (const part of readBackup(file)) {
      if (part.part === 'head') shapes = shapesOf(part.head, target)
      else if (part.part === 'last numbers') {
        await put()
        await target.setLastNumbers(part.numbers)
      } else {
        if (waiting?.table.name !== part.table || waiting.rows.length >= ROWS_AT_ONCE) {
          await put()
          waiting = { table: shapes.get(part.table)!, rows: [] }
        }
        waiting.rows.push(part.row)
        rows += 1
      }
    }
    await put()
    await target.finish()
    return rows
  } catch (error) {
    await target.giveUp()
    throw error
  }
}

/** The tables of a backup with the columns in its order. */
function shapesOf(head: BackupHead, target: RowsToFill): Map<string, TableShape> {
  return new Map(
    head.tables.map(({ name, columns }) => {
      const table = target.tables.find((one) => one.name === name)
      const found = columns.flatMap((column) => table?.columns.filter((one) => one.name === column) ?? [])
      if (table === undefined || found.length !== columns.length)
        throw new StorageError(
          'broken-backup',
          `The table ${name} of the backup does not fit its migrations. Nothing was restored.`,
        )
      return [name, { ...table, columns: found }]
    }),
  )
}
