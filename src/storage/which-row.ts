import { Prisma } from './generated/sqlite/client.ts'
import { brokenRow } from './shapes/broken-row.ts'
import type { StorageError } from './storage-error.ts'
import type { Db } from './db.ts'

/**
 * Prisma reads a JSON column, a number or a moment before the product sees it, and does not say which row it could not read. PostgreSQL keeps
 * nothing in a column that is not of its type; in SQLite somebody may have put anything there past the product. Undefined where that
 * is not what went wrong.
 */
export async function whichRow(db: Db, error: unknown): Promise<StorageError | undefined> {
  if (!mayBeOfARow(error)) return undefined
  for (const { table, column, type, key } of await columnsOf(db)) {
    const wrong = WRONG[type]
    if (wrong === undefined) continue
    const [row] = await db.$queryRaw<{ key: unknown }[]>`
      SELECT CAST(${Prisma.raw(`"${key}"`)} AS TEXT) AS "key" FROM ${Prisma.raw(`"${table}"`)}
      WHERE ${Prisma.raw(wrong.where.replaceAll('COLUMN', `"${column}"`))} LIMIT 1`
    if (row) return brokenRow({ table, id: String(row.key) }, `its ${column} is no ${wrong.no}`)
  }
  return undefined
}

/** What can stand in a column that Prisma cannot read, by the type it is declared with. */
const WRONG: Record<string, { where: string; no: string }> = {
  JSONB: { where: 'COLUMN IS NOT NULL AND NOT json_valid(COLUMN)', no: 'JSON' },
  INTEGER: { where: `typeof(COLUMN) IN ('text', 'blob')`, no: 'number' },
  DATETIME: { where: `typeof(COLUMN) IN ('integer', 'real') AND abs(COLUMN) > 8.64e15`, no: 'date' },
}

function mayBeOfARow(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code === 'P2023'
  return error instanceof SyntaxError || error instanceof RangeError
}

type StoredColumn = { table: string; column: string; type: string; key: string }

/** Every column, with one that tells the rows of its table apart: nothing on PostgreSQL, where there is no such list. */
async function columnsOf(db: Db): Promise<StoredColumn[]> {
  try {
    return await db.$queryRaw<StoredColumn[]>`
      SELECT "tables"."name" AS "table", "columns"."name" AS "column", "columns"."type" AS "type", (
        SELECT "name" FROM pragma_table_info("tables"."name") WHERE "pk" > 0 OR "name" = 'id' ORDER BY "name" <> 'id', "pk" LIMIT 1
      ) AS "key"
      FROM sqlite_master AS "tables" JOIN pragma_table_info("tables"."name") AS "columns"
      WHERE "tables"."type" = 'table' AND "tables"."name" <> '_prisma_migrations' AND "tables"."name" NOT LIKE 'sqlite%'
      ORDER BY 1, 2`
  } catch {
    return []
  }
}
