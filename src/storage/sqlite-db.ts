import type Database from 'better-sqlite3'
import { Prisma } from './generated/sqlite/client.ts'
import type { PrismaClient } from './generated/sqlite/client.ts'
import { KeptStatements } from './kept-statements.ts'
import type { Db } from './db.ts'

type Read = (value: unknown) => unknown
type Row = Record<string, unknown>

/**
 * What tables are given inside a transaction: models through Prisma, and what is written in SQL straight on the handle, prepared once. `check`
 * throws when nothing may run any more. Values are bound and read as Prisma does it.
 */
export function sqliteDb(client: PrismaClient, handle: Database.Database, check: () => void): Db {
  const statements = new KeptStatements(handle, (statement) => {
    statement.safeIntegers(false)
    return { statement, reads: statement.reader ? readsOf(statement.columns()) : [] }
  })
  const rows = (sql: Prisma.Sql): unknown[] => {
    check()
    const { statement, reads } = statements.get(sql.sql)
    const found = statement.all(...sql.values.map(bound))
    if (reads.length > 0) for (const row of found) for (const [name, read] of reads) readInto(row as Row, name, read)
    return found
  }
  const changes = (sql: Prisma.Sql): number => {
    check()
    return statements.get(sql.sql).statement.run(...sql.values.map(bound)).changes
  }
  const own = {
    $queryRaw: async (sql: Given, ...values: unknown[]) => rows(sqlOf(sql, values)),
    $executeRaw: async (sql: Given, ...values: unknown[]) => changes(sqlOf(sql, values)),
  }
  // Assigned, they would end up on the client itself, which works on other files later.
  return Object.create(client, Object.getOwnPropertyDescriptors(own)) as Db
}

type Given = TemplateStringsArray | Prisma.Sql

function sqlOf(given: Given, values: unknown[]): Prisma.Sql {
  return 'raw' in given ? Prisma.sql(given, ...values) : given
}

function bound(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00')
  return typeof value === 'boolean' ? Number(value) : value
}

/** How columns are read, by the type they are declared with; SQLite keeps anything in any. Throws RangeError or SyntaxError. */
const READ_AS: Record<string, Read> = {
  DATETIME: dateOf,
  INTEGER: numberOf,
  JSONB: (value) => JSON.parse(String(value)),
  BOOLEAN: (value) => value === 1,
}

function dateOf(value: unknown): Date {
  const date = new Date(typeof value === 'number' ? value : String(value))
  if (Number.isNaN(date.getTime())) throw new RangeError('no date')
  return date
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new RangeError('no number')
  return value
}

function readsOf(columns: Database.ColumnDefinition[]): [string, Read][] {
  return columns.flatMap(({ name, type }): [string, Read][] => {
    const read = READ_AS[type ?? '']
    return read ? [[name, read]] : []
  })
}

function readInto(row: Row, name: string, read: Read): void {
  if (row[name] !== null) row[name] = read(row[name])
}
