/** What can be wrong with a database, apart from losing a race (ConflictError). */
export type StorageErrorCode =
  | 'unknown-url'
  | 'not-writable'
  | 'not-a-database'
  | 'unreachable'
  | 'access-denied'
  | 'no-such-database'
  | 'newer-database'
  | 'edited-migration'
  | 'unfinished-migration'
  | 'unrecorded-migration'
  | 'broken-migration'
  | 'in-use'
  | 'full'
  | 'unwritable'
  | 'busy'
  | 'nested'
  | 'ended'
  | 'closed'
  | 'missing-row'
  | 'broken-row'
  | 'no-backup'
  | 'broken-backup'
  | 'not-empty'
  | 'unfit-state'

/** A fault of the database or of its use. The message is for the person who runs Liaison, and never holds a password. */
export class StorageError extends Error {
  override name = 'StorageError'
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options)
    this.code = code
  }
}
