import type { z } from 'zod'
import { brokenRow } from './broken-row.ts'
import type { RowName } from './broken-row.ts'
import { whatIsWrong } from './what-is-wrong.ts'

/** A word of a column, one of those that the product knows. Throws StorageError `broken-row` for any other. */
export function wordOf<const W extends string>(known: readonly W[], stored: string, column: string, from: RowName): W {
  const word = known.find((one) => one === stored)
  if (word === undefined) throw brokenRow(from, `its ${column} is none of ${known.join(', ')}`)
  return word
}

/** A JSON column that has no shape of its own. Throws StorageError `broken-row`. */
export function parseColumn<T>(schema: z.ZodType<T>, stored: unknown, from: RowName): T {
  const parsed = schema.safeParse(stored)
  if (!parsed.success) throw brokenRow(from, `its ${whatIsWrong(parsed.error)}`)
  return parsed.data
}
