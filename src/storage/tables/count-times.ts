import { Prisma } from '../generated/sqlite/client.ts'

/** A row that counts, of either database; null is the least of nothing. */
export type Counted = Record<string, bigint | number | string | null>

/** How many rows of a group this is so of. */
export function times(isSo: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SUM(CASE WHEN ${isSo} THEN 1 ELSE 0 END)`
}
