import type { Migration } from './migrations.ts'
import { StorageError } from './storage-error.ts'

/** What the databases say when a migration finds done what it is to do, or gone what it is to change. */
const DONE_BEFORE = /already exists|^duplicate column|no such (table|column|index)|does not exist/iu

/**
 * What a failed migration means, as a sentence to act on, where the statement itself was refused; any other failure (a full disk, a lost
 * connection, a rival) stays what it is.
 */
export function migrationFault(error: unknown, { name }: Migration, database: 'sqlite' | 'postgresql'): unknown {
  const reason = refusedStatement(error)
  if (reason === undefined) return error
  const options = { cause: error }
  if (!DONE_BEFORE.test(reason)) {
    return new StorageError(
      'broken-migration',
      `The migration ${name} does not fit what is in the database (${reason}). Nothing was changed: restore the last backup, or report the fault.`,
      options,
    )
  }
  const fullPath = database === 'sqlite' ? ', with the whole path of the file in DATABASE_URL' : ''
  return new StorageError(
    'unrecorded-migration',
    `The migration ${name} seems to have been applied to this database without being recorded (${reason}). Nothing was changed. ` +
      `If all that it makes is there, record it with \`npx prisma migrate resolve --applied ${name} --config prisma/${database}/prisma.config.ts\`${fullPath}; ` +
      'else restore the last backup. If the database is another program’s, name another one in DATABASE_URL.',
    options,
  )
}

/** The database's own words when it understood us and refused. */
function refusedStatement(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  // PostgreSQL's class 42: syntax, and names that are taken or missing.
  if ('code' in error && typeof error.code === 'string' && /^42(?!501)\w{3}$/u.test(error.code)) return error.message
  const { cause } = error
  if (typeof cause !== 'object' || cause === null || !('originalCode' in cause)) return undefined
  if (cause.originalCode !== 'SQLITE_ERROR' || !('originalMessage' in cause)) return undefined
  return String(cause.originalMessage)
}
