import { StorageError } from '../storage-error.ts'
import type { RowName } from './shape.ts'

/** A word of a column, one of those that the product knows. Throws StorageError `broken-row` for any other. */
export function wordOf<const W extends string>(known: readonly W[], stored: string, column: string, from: RowName): W {
  const word = known.find((one) => one === stored)
  if (word !== undefined) return word
  throw new StorageError(
    'broken-row',
    `The row ${from.id} of ${from.table} cannot be read: its ${column} is none of ${known.join(', ')}. Run the version of Liaison that wrote it, or restore a backup.`,
  )
}
