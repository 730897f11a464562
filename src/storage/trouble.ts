import { driverCode } from './driver-code.ts'
import { StorageError } from './storage-error.ts'

/**
 * What a failure says about the database itself, as a sentence for who runs Liaison; undefined when it is about the work alone. It passes
 * when its cause does: the same work may simply be done again. `shown` names the database without user and password.
 */
export function troubleOf(error: unknown, shown: string): StorageError | undefined {
  if (error instanceof StorageError) return undefined
  const code = driverCode(error)
  if (code === undefined) return undefined
  const options = { cause: error }
  if (FULL.test(code))
    return new StorageError(
      'full',
      `The disk with the database ${shown} is full: make room there. Liaison goes on by itself then.`,
      options,
    )
  if (UNWRITABLE.test(code))
    return new StorageError(
      'unwritable',
      `The database ${shown} cannot be written (${code}): check its disk, and the rights of Liaison's user. Liaison goes on by itself then.`,
      options,
    )
  if (UNREACHABLE.test(code))
    return new StorageError(
      'unreachable',
      `The database ${shown} does not answer (${code}): check that it runs and can be reached. Liaison goes on by itself then.`,
      options,
    )
  return undefined
}

/** SQLite's code, and PostgreSQL's class of a full disk. */
const FULL = /^(SQLITE_FULL|53100)$/u
/** 25006: the server is a copy that is only read, as after a change of roles. */
const UNWRITABLE = /^(SQLITE_(IOERR|READONLY|CANTOPEN|PERM|CORRUPT|NOTADB)\w*|25006|58030)$/u
/** PostgreSQL's classes of lost connections and of shutting down, Prisma's own codes for them, and the operating system's. */
const UNREACHABLE = /^(08\w{3}|57P\w{2}|53300|P1001|P1002|P1017|E[A-Z]+)$/u
