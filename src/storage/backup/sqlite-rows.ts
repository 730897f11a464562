import Database from 'better-sqlite3'
import { StorageError } from '../storage-error.ts'
import {
  type Column,
  type ColumnKind,
  inOrder,
  type KeptRows,
  type RowsToFill,
  type TableShape,
  type Value,
} from './kept-rows.ts'

/** As Prisma declares the types of its models. */
const KINDS: Record<string, ColumnKind> = {
  TEXT: 'text',
  INTEGER: 'integer',
  BIGINT: 'integer',
  BOOLEAN: 'boolean',
  DATETIME: 'moment',
  JSONB: 'json',
  JSON: 'json',
}

/** The file as it is at this moment, its write-ahead log included; writing goes on beside it. */
export function readSqlite(file: string): KeptRows {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 10_000 })
  // One read transaction sees one state, from its first statement on.
  database.exec('BEGIN')
  const tables = tablesOf(database)
  return {
    tables,
    migrations: migrationsOn(database),
    async *rowsOf({ name, columns, key }) {
      const rows = database.prepare<[], unknown[]>(
        `SELECT ${listed(columns)} FROM ${quoted(name)} ORDER BY ${key.map(quoted).join(', ')}`,
      )
      for (const row of rows.raw().iterate()) yield row.map((value, index) => read(value, columns[index]!.kind))
    },
    async lastNumbers() {
      if (!has(database, 'sqlite_sequence')) return {}
      const rows = database
        .prepare<[], { name: string; seq: number }>('SELECT name, seq FROM sqlite_sequence ORDER BY name')
        .all()
      return Object.fromEntries(rows.map(({ name, seq }) => [name, seq]))
    },
    async close() {
      database.close()
    },
  }
}

function migrationsOn(database: Database.Database): string[] {
  if (!has(database, '_prisma_migrations')) return []
  const applied = database.prepare<[], { name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY name',
  )
  return applied.all().map(({ name }) => name)
}

/** Fill a database that is empty and up to date; nothing of it is there for others until it is finished. */
export function fillSqlite(file: string): RowsToFill {
  const database = new Database(file, { fileMustExist: true })
  // Rows come in the order of what they point at, and are checked as a whole at the end.
  database.exec('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE')
  return {
    tables: tablesOf(database),
    async insert({ name, columns }, rows) {
      const insert = database.prepare(
        `INSERT INTO ${quoted(name)} (${listed(columns)}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
      for (const row of rows) insert.run(...row.map((value, index) => write(value, columns[index]!.kind)))
    },
    async setLastNumbers(numbers) {
      const change = database.prepare<[number, string]>('UPDATE sqlite_sequence SET seq = ? WHERE name = ?')
      const add = database.prepare<[string, number]>('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)')
      for (const [name, seq] of Object.entries(numbers)) if (change.run(seq, name).changes === 0) add.run(name, seq)
    },
    async finish() {
      const [broken] = database.pragma('foreign_key_check') as { table: string }[]
      if (broken !== undefined)
        throw new StorageError(
          'broken-backup',
          `A row of ${broken.table} in the backup points at nothing. Nothing was restored.`,
        )
      database.exec('COMMIT')
      database.close()
    },
    async giveUp() {
      if (database.open) database.close()
    },
  }
}

function tablesOf(database: Database.Database): TableShape[] {
  const names = database
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> '_prisma_migrations'`,
    )
    .all()
  return inOrder(
    names.map(({ name }) => {
      const columns = database.pragma(`table_info(${quoted(name)})`) as { name: string; type: string; pk: number }[]
      const foreign = database.pragma(`foreign_key_list(${quoted(name)})`) as { table: string }[]
      return {
        name,
        columns: columns.map((column) => ({ name: column.name, kind: kindOf(name, column) })),
        key: columns
          .filter(({ pk }) => pk > 0)
          .toSorted((a, b) => a.pk - b.pk)
          .map((column) => column.name),
        pointsAt: foreign.map(({ table }) => table),
      }
    }),
  )
}

function kindOf(table: string, { name, type }: { name: string; type: string }): ColumnKind {
  const kind = KINDS[type.toUpperCase()]
  if (kind === undefined) throw new TypeError(`${table}.${name} is of the type ${type}, which a backup cannot hold.`)
  return kind
}

function read(value: unknown, kind: ColumnKind): Value {
  if (value === null) return null
  switch (kind) {
    case 'boolean':
      return Number(value) === 1
    case 'moment':
      return new Date(String(value)).toISOString()
    case 'integer':
      return Number(value)
    case 'text':
    case 'json':
      return String(value)
  }
}

/** Moments as Prisma writes them, so that they compare as texts. */
function write(value: Value, kind: ColumnKind): string | number | null {
  if (value === null) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  return kind === 'moment' ? String(value).replace('Z', '+00:00') : value
}

function has(database: Database.Database, table: string): boolean {
  return database.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table) !== undefined
}

function listed(columns: Column[]): string {
  return columns.map(({ name }) => quoted(name)).join(', ')
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
