import { StorageError } from '../storage-error.ts'
import type { Shape } from './shape.ts'

type Versioned = { id: string; version: number }

type StateRow = Versioned & { state: unknown }

/** A state as it was kept, by the row that guards its version. Throws StorageError `broken-row` on what does not belong to the row. */
export function readState<T extends Versioned>(shape: Shape<T>, table: string, row: StateRow): T {
  const state = shape.read(row.state, { table, id: row.id })
  if (state.id === row.id && state.version === row.version) return state
  throw new StorageError(
    'broken-row',
    `The row ${row.id} of ${table} cannot be read: its state is of another row or version. Restore a backup.`,
  )
}
