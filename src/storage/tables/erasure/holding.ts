import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../../db.ts'

/** How many rows of a table are looked at in one go. */
export const AT_ONCE = 500

/** A condition, in the words of both databases: one of these stands in a column, in whatever case. May find too much. */
export function holding(column: Prisma.Sql, words: string[]): Prisma.Sql {
  if (words.length === 0) return Prisma.sql`1 = 0`
  const each = words.map((word) => Prisma.sql`LOWER(CAST(${column} AS TEXT)) LIKE LOWER(${`%${inJson(word)}%`})`)
  return Prisma.sql`(${Prisma.join(each, ' OR ')})`
}

/** The ids of the rows of a table with one of these words in a column. */
export async function idsHolding(db: Db, table: Prisma.Sql, column: Prisma.Sql, words: string[]): Promise<string[]> {
  const rows = await db.$queryRaw<
    { id: string }[]
  >`SELECT "id" FROM ${table} WHERE ${holding(column, words)} ORDER BY "id"`
  return rows.map(({ id }) => id)
}

/** What JSON may escape, or LIKE takes for something else, stands for anything. Quotes around a word are those of the JSON itself. */
function inJson(word: string): string {
  return word.replaceAll(/[\\%_\p{Cc}]|(?<=.)"(?=.)/gu, '%')
}
