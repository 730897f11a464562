import { MINUTE } from '../domain/time/instant.ts'
import type { AppServices } from './services.ts'
import { DEADLINES } from './deadlines/deadline.ts'

/** A deadline whose handling failed by a fault of ours is tried again after this long; the others go on. */
const RETRY_AFTER_MS = MINUTE

/** Handle the earliest deadline that is due, in one transaction with all its effects. False when none is due. */
export async function processDeadline(services: AppServices): Promise<boolean> {
  const { store, clock, log } = services
  const timer = await store.read((view) => view.timers.earliestDue(clock.now()))
  if (!timer) return false
  try {
    await store.transact(async (tx) => {
      const due = await tx.timers.earliestDue(clock.now())
      if (!due) return
      await tx.timers.cancel(due.key)
      const { ids, almanac, company, admins } = services
      await DEADLINES[due.kind]({ tx, now: clock.now(), ids, log, almanac, company, admins }, due)
    })
  } catch (error) {
    log.error(
      { error, timer: timer.key, kind: timer.kind },
      'a deadline could not be handled; it is tried again in a minute',
    )
    await store.transact((tx) => tx.timers.set({ ...timer, dueAt: clock.now() + RETRY_AFTER_MS }))
  }
  return true
}
