import { meaningOf } from './lost-race.ts'
import { StorageError } from './storage-error.ts'

/** How one run of a transaction stands. */
export type Run = {
  open: boolean
  /** The first failure of a table. Nothing may be committed after it, even when the caller caught it. */
  fault?: { error: unknown }
  /** How many calls of tables have not come back. */
  underway: number
  /** Called when the last of them has. */
  idle?: () => void
}

/**
 * The same table, watched: failures come out in the words of the port, are remembered in `run`, and nothing runs once `run` is over.
 * `whose`: which row could not be read, where that is what failed.
 * PostgreSQL turns the commit of a transaction with a failed statement into a silent rollback, so a swallowed failure must not pass.
 */
export function guardTable<T extends object>(table: T, run: Run, whose: (error: unknown) => Promise<unknown>): T {
  return new Proxy(table, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...args: unknown[]): Promise<unknown> => {
        if (!run.open) {
          throw new StorageError('ended', 'A transaction was used after it had ended: await everything inside it.')
        }
        run.underway += 1
        try {
          return await Reflect.apply(member, target, args)
        } catch (cause) {
          const error = (await whose(cause)) ?? meaningOf(cause)
          run.fault ??= { error }
          throw error
        } finally {
          run.underway -= 1
          if (run.underway === 0) run.idle?.()
        }
      }
    },
  })
}

/** Nothing more begins in this run; resolves when all that did has come back. What nobody awaited must not go on in whatever comes after. */
export async function endOf(run: Run): Promise<void> {
  run.open = false
  if (run.underway > 0) await new Promise<void>((resolve) => (run.idle = resolve))
}
