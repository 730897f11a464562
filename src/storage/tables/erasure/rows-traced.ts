import type { Scrubber } from '../../../domain/erasure/scrub.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../../tx-client.ts'
import { type Searched, searchedColumns } from './columns.ts'
import { AT_ONCE } from './holding.ts'

/** By what the rows of each searched table are told apart, in order. */
const KEYS = {
  Delivery: 'seq',
  Unreachable: 'queueKey',
  OnceKey: 'key',
  InboundEvent: 'seq',
  SubmittedForm: 'id',
  Conversation: 'seq',
  HeldRequest: 'id',
} as const satisfies Record<Searched, string>

type KeyOf<Table extends Searched> = (typeof KEYS)[Table] extends 'seq' ? number : string

/** The keys of the rows of a table in which there is a trace of somebody, in any of the columns that are searched. */
export async function rowsTraced<Table extends Searched>(
  db: Db,
  table: Table,
  scrubber: Scrubber,
): Promise<KeyOf<Table>[]> {
  const columns = searchedColumns(table)
  const key = Prisma.raw(`"${KEYS[table]}"`)
  const texts = Prisma.join(columns.map((column) => Prisma.raw(`CAST("${column}" AS TEXT) AS "${column}"`)))
  const numbered = KEYS[table] === 'seq'
  const found: KeyOf<Table>[] = []
  for (let after: number | string = numbered ? -1 : ''; ;) {
    const rows: Record<string, unknown>[] = await db.$queryRaw`
      SELECT ${key} AS "rowKey", ${texts} FROM ${Prisma.raw(`"${table}"`)}
      WHERE ${key} > ${after} ORDER BY ${key} LIMIT ${AT_ONCE}`
    for (const row of rows) {
      after = numbered ? Number(row['rowKey']) : String(row['rowKey'])
      if (columns.some((column) => scrubber.isTraced(meant(row[column])))) found.push(after as KeyOf<Table>)
    }
    if (rows.length < AT_ONCE) return found
  }
}

/** A text is searched as it stands, JSON by the values in it. */
function meant(column: unknown): unknown {
  try {
    return JSON.parse(String(column))
  } catch {
    return column
  }
}
