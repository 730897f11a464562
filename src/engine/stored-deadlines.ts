import type { DeadlineJobs } from '../ports/jobs.ts'
import type { Store } from '../ports/store/store.ts'

/** Deadlines as they stand in the store, for the one process that brings them about. */
export function storedDeadlines(store: Store): DeadlineJobs {
  return {
    async claim(now) {
      const first = await store.read((view) => view.timers.earliest())
      return first !== undefined && first.dueAt <= now ? { due: first } : { wakeAt: first?.dueAt }
    },
    async finish(timer, work) {
      await store.transact(async (tx) => {
        if (await tx.timers.take(timer)) await work(tx)
      })
    },
    async postpone(timer, until) {
      await store.transact(async (tx) => {
        const standing = await tx.timers.get(timer.key)
        if (standing?.dueAt === timer.dueAt) await tx.timers.set({ ...timer, dueAt: until })
      })
    },
  }
}
