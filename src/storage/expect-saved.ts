import { ConflictError } from '../ports/store/store.ts'
import { StorageError } from './storage-error.ts'

/** A guarded update changed one row, or another transaction saved a newer version first. */
export function expectVersion(changed: { count: number }, what: string, version: number): void {
  if (changed.count === 0) throw new ConflictError(`${what} is no longer at version ${version - 1}.`)
}

/** An update of a row that must be there. */
export function expectRow(changed: { count: number }, what: string): void {
  if (changed.count === 0) throw new StorageError('missing-row', `${what} is not stored.`)
}
