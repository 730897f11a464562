import { brokenRow } from './broken-row.ts'
import type { Shape } from './shape.ts'

type Versioned = { id: string; version: number }

type StateRow = Versioned & { state: unknown }

/** A state as it was kept, by the row that guards its version. Throws StorageError `broken-row` on what does not belong to the row. */
export function readState<T extends Versioned>(shape: Shape<T>, table: string, row: StateRow): T {
  const state = shape.read(row.state, { table, id: row.id })
  if (state.id === row.id && state.version === row.version) return state
  throw brokenRow({ table, id: row.id }, 'its state is of another row or version')
}
