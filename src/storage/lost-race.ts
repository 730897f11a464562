import { ConflictError } from '../ports/store/store.ts'
import { Prisma } from './generated/sqlite/client.ts'
import { StorageError } from './storage-error.ts'

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
      return new ConflictError('Something of the same key was stored before.', options)
    case 'P2034':
    case 'TransactionWriteConflict':
      return new ConflictError('Another transaction changed the same rows first.', options)
    case 'P1008':
    case 'SocketTimeout':
      return new StorageError('busy', 'Another process is writing to the database and does not finish.', options)
    case 'P2003':
    case 'ForeignKeyConstraintViolation':
      return new StorageError('missing-row', 'What was stored points at a row that is not there.', options)
    default:
      return error
  }
}

/** Whether running the whole transaction again may end better. */
export function isLostRace(error: unknown): boolean {
  return error instanceof ConflictError || (error instanceof StorageError && error.code === 'busy')
}

/** Prisma's code; where a driver's failure passes through raw SQL or COMMIT, the driver adapter's kind. */
function signOf(error: unknown): string | undefined {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    return error.code === 'P2010' ? (kindOf(error.meta?.driverAdapterError) ?? error.code) : error.code
  }
  return kindOf(error)
}

function kindOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'DriverAdapterError') return undefined
  const { cause } = error
  if (typeof cause !== 'object' || cause === null || !('kind' in cause)) return undefined
  return typeof cause.kind === 'string' ? cause.kind : undefined
}
