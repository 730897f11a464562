import { MINUTE } from '../domain/time/instant.ts'
import type { Timer } from '../ports/store/timers.ts'
import { meetDeadline } from './deadlines/meet-deadline.ts'
import { meansOf } from './means-of.ts'
import type { AppServices } from './services.ts'

/** A deadline whose handling failed by a fault of ours is tried again after this long; the others go on. */
const RETRY_AFTER_MS = MINUTE

/** Handle the earliest deadline that is due, in one transaction with all its effects. False when none is due. */
export async function processDeadline(services: AppServices): Promise<boolean> {
  const { store, clock, log } = services
  // Looked for without a transaction first: an idle minute writes nothing.
  if (!(await store.read((view) => view.timers.earliestDue(clock.now())))) return false
  let handled: Timer | undefined
  try {
    await store.transact(async (tx) => {
      handled = await tx.timers.earliestDue(clock.now())
      if (!handled) return
      await tx.timers.cancel(handled.key)
      await meetDeadline(meansOf(services, tx), handled)
    })
  } catch (error) {
    if (!handled) throw error
    log.error(
      { error, timer: handled.key, kind: handled.kind },
      'a deadline could not be handled; it is tried again in a minute',
    )
    await postpone(services, handled)
  }
  return true
}

/** Only if it still stands as it was: what set it anew or cancelled it meanwhile knows better. */
async function postpone({ store, clock }: AppServices, failed: Timer): Promise<void> {
  await store.transact(async (tx) => {
    const first = await tx.timers.earliestDue(clock.now())
    if (first?.key !== failed.key || first.dueAt !== failed.dueAt) return
    await tx.timers.set({ ...failed, dueAt: clock.now() + RETRY_AFTER_MS })
  })
}
