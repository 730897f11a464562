import { driverCode } from './driver-code.ts'
import { StorageError } from './storage-error.ts'

/** Why a SQLite file could not be opened, as a sentence to act on; an error that tells nothing about the file stays as it is. */
export function sqliteFault(error: unknown, file: string): unknown {
  if (error instanceof StorageError) return error
  const options = { cause: error }
  const code = driverCode(error)
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new StorageError(
      'not-a-database',
      `${file} is not a SQLite database, or is damaged: name another file in DATABASE_URL.`,
      options,
    )
  }
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return new StorageError(
      'full',
      `The disk with the database ${file} is full: make room there, then start again.`,
      options,
    )
  }
  if (code !== undefined && UNWRITABLE.test(code)) {
    return new StorageError(
      'not-writable',
      `Liaison cannot create or write ${file} (${code}): give its user write access to the folder, or name another file in DATABASE_URL.`,
      options,
    )
  }
  return error
}

const UNWRITABLE =
  /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR|ENOENT|SQLITE_CANTOPEN.*|SQLITE_READONLY.*|SQLITE_PERM|SQLITE_IOERR.*)$/

/** Why a PostgreSQL database could not be opened, as a sentence to act on. `shown` is the server without user and password. */
export function postgresqlFault(error: unknown, shown: string): unknown {
  if (error instanceof StorageError) return error
  const options = { cause: error }
  const code = driverCode(error) ?? ''
  if (code.startsWith('28') || code === '42501') {
    return new StorageError(
      'access-denied',
      `PostgreSQL at ${shown} refuses the user of DATABASE_URL: check its name, its password and its rights on the database.`,
      options,
    )
  }
  if (code === '3D000') {
    return new StorageError(
      'no-such-database',
      `PostgreSQL at ${shown} has no such database: create it first.`,
      options,
    )
  }
  if (/^(E[A-Z_]+|57P03|53300|08\w{3}|)$/.test(code)) {
    const why = code === '' ? 'no answer' : code
    return new StorageError(
      'unreachable',
      `PostgreSQL at ${shown} cannot be reached (${why}): check DATABASE_URL and that the server is running.`,
      options,
    )
  }
  return error
}
