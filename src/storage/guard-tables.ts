import { meaningOf } from './lost-race.ts'
import { StorageError } from './storage-error.ts'

/** How one run of a transaction stands. */
export type Run = {
  open: boolean
  /** The first failure of a table. Nothing may be committed after it, even when the caller caught it. */
  fault?: { error: unknown }
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
        try {
          return await Reflect.apply(member, target, args)
        } catch (cause) {
          const error = (await whose(cause)) ?? meaningOf(cause)
          run.fault ??= { error }
          throw error
        }
      }
    },
  })
}
