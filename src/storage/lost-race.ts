import { ConflictError } from '../ports/store/store.ts'
import { driverCode } from './driver-code.ts'
import { Prisma } from './generated/sqlite/client.ts'
import { StorageError } from './storage-error.ts'

/** Rivals wrote the same rows at the same time. Not a stale version: simply running again is bound to succeed some time. */
class SerializationError extends ConflictError {}

/**
 * What a failure of Prisma or of its drivers means here: a ConflictError where another transaction was first, StorageError `busy`
 * where another process holds SQLite's only writing place, `missing-row` where something points at nothing; else the failure itself.
 */
export function meaningOf(error: unknown): unknown {
  const sign = signOf(error)
  const options = { cause: error }
  switch (sign) {
    case 'P2002':
    case 'UniqueConstraintViolation':
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
      return new ConflictError('Something of the same key was stored before.', options)
    case 'P2034':
    case 'TransactionWriteConflict':
      return new SerializationError('Another transaction changed the same rows first.', options)
    case 'P1008':
    case 'SocketTimeout':
    case 'SQLITE_BUSY':
    case 'SQLITE_BUSY_SNAPSHOT':
    case 'SQLITE_BUSY_RECOVERY':
      return new StorageError('busy', 'Another process is writing to the database and does not finish.', options)
    case 'P2003':
    case 'ForeignKeyConstraintViolation':
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return new StorageError('missing-row', 'What was stored points at a row that is not there.', options)
    default:
      return error
  }
}

/** For a version that is old or a key that is taken: when running again helps at all, it helps soon. */
const CONFLICT_ATTEMPTS = 10
/** For rivals, and for another process that holds SQLite's only writing place: about ten seconds. */
const RIVAL_ATTEMPTS = 45

/** How often to run the whole transaction, at most, when it ends with this error: once where running again cannot help. */
export function attemptsAfter(error: unknown): number {
  if (error instanceof SerializationError) return RIVAL_ATTEMPTS
  if (error instanceof ConflictError) return CONFLICT_ATTEMPTS
  return error instanceof StorageError && error.code === 'busy' ? RIVAL_ATTEMPTS : 1
}

/** Prisma's code; where a driver's failure passes through raw SQL or COMMIT, the driver adapter's kind; better-sqlite3's own code. */
function signOf(error: unknown): string | undefined {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    return error.code === 'P2010' ? (kindOf(error.meta?.driverAdapterError) ?? error.code) : error.code
  }
  if (error instanceof Error && error.name === 'SqliteError') return driverCode(error)
  return kindOf(error)
}

function kindOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'DriverAdapterError') return undefined
  const { cause } = error
  if (typeof cause !== 'object' || cause === null || !('kind' in cause)) return undefined
  return typeof cause.kind === 'string' ? cause.kind : undefined
}
