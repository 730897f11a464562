import { StorageError } from '../storage-error.ts'

/** A row, to be found by whoever runs Liaison. */
export type RowName = { table: string; id: string | number }

/** `what` is wrong with the row, never what stands in it: "its log[3].at is no number". */
export function brokenRow({ table, id }: RowName, what: string): StorageError {
  return new StorageError(
    'broken-row',
    `The row ${id} of ${table} cannot be read: ${what}. Run the version of Liaison that wrote it, or restore a backup.`,
  )
}
