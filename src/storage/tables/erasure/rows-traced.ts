import type { Scrubber } from '../../../domain/erasure/scrub.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../../db.ts'
import { type Searched, searchedColumns } from './columns.ts'
import { AT_ONCE } from './holding.ts'

/** Searched tables whose rows are numbered by `seq`. */
type Numbered = 'Delivery' | 'InboundEvent' | 'Conversation'

/** By what the rows of the others are told apart. */
const NAMES = {
  Unreachable: 'queueKey',
  OnceKey: 'key',
  SubmittedForm: 'id',
  HeldRequest: 'id',
} as const satisfies Record<Exclude<Searched, Numbered>, string>

/** The numbers of the rows of a table in which there is a trace of somebody, in any of the columns that are searched. */
export async function rowsTraced(db: Db, table: Numbered, scrubber: Scrubber): Promise<number[]> {
  const found: number[] = []
  for (let after = -1; ;) {
    const rows = await page(db, table, 'seq', after)
    for (const row of rows) {
      after = Number(row['rowKey'])
      if (isTraced(row, table, scrubber)) found.push(after)
    }
    if (rows.length < AT_ONCE) return found
  }
}

/** The same of a table whose rows have names. */
export async function namesTraced(db: Db, table: keyof typeof NAMES, scrubber: Scrubber): Promise<string[]> {
  const found: string[] = []
  for (let after = ''; ;) {
    const rows = await page(db, table, NAMES[table], after)
    for (const row of rows) {
      after = String(row['rowKey'])
      if (isTraced(row, table, scrubber)) found.push(after)
    }
    if (rows.length < AT_ONCE) return found
  }
}

type Row = Record<string, unknown>

function page(db: Db, table: Searched, keyColumn: string, after: number | string): Promise<Row[]> {
  const key = Prisma.raw(`"${keyColumn}"`)
  const texts = Prisma.join(
    searchedColumns(table).map((column) => Prisma.raw(`CAST("${column}" AS TEXT) AS "${column}"`)),
  )
  return db.$queryRaw<Row[]>`
    SELECT ${key} AS "rowKey", ${texts} FROM ${Prisma.raw(`"${table}"`)}
    WHERE ${key} > ${after} ORDER BY ${key} LIMIT ${AT_ONCE}`
}

function isTraced(row: Row, table: Searched, scrubber: Scrubber): boolean {
  return searchedColumns(table).some((column) => scrubber.isTraced(meant(row[column])))
}

/** A text is searched as it stands, JSON by the values in it. */
function meant(column: unknown): unknown {
  try {
    return JSON.parse(String(column))
  } catch {
    return column
  }
}
