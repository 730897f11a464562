import { meetDeadline } from '../app/deadlines/meet-deadline.ts'
import { within } from '../app/in-transaction.ts'
import type { AppServices } from '../app/services.ts'
import { type Instant, MINUTE } from '../domain/time/instant.ts'
import type { DeadlineJobs } from '../ports/jobs.ts'
import { storedDeadlines } from './stored-deadlines.ts'

/** A deadline whose handling failed by a fault of ours is tried again after this long; the others go on. */
const RETRY_AFTER_MS = MINUTE

/** `handled`: the earliest deadline was due, and is no more. Else when there will be one; undefined when none is set. */
export type AfterDeadline = 'handled' | { wakeAt: Instant | undefined }

/** Handle the earliest deadline if it is due, in one transaction with all its effects. */
export async function handleDeadline(
  services: AppServices,
  jobs: DeadlineJobs = storedDeadlines(services.store),
): Promise<AfterDeadline> {
  const { clock, log } = services
  const claimed = await jobs.claim(clock.now())
  if (!('due' in claimed)) return claimed
  const timer = claimed.due
  let begun = false
  try {
    await jobs.finish(timer, (tx) => {
      begun = true
      return within(services, tx, { byTime: true }, (means) => meetDeadline(means, timer))
    })
  } catch (error) {
    // Not a fault of this deadline.
    if (!begun) throw error
    log.error(
      { error, timer: timer.key, kind: timer.kind },
      'a deadline could not be handled; it is tried again in a minute',
    )
    await jobs.postpone(timer, clock.now() + RETRY_AFTER_MS)
  }
  return 'handled'
}

/** Everything that is due, one after another. Returns how many, and when the next is due. */
export async function handleDeadlines(
  services: AppServices,
  signal?: AbortSignal,
): Promise<{ handled: number; wakeAt: Instant | undefined }> {
  const jobs = storedDeadlines(services.store)
  for (let handled = 0; ; handled += 1) {
    if (signal?.aborted) return { handled, wakeAt: undefined }
    const after = await handleDeadline(services, jobs)
    if (after !== 'handled') return { handled, ...after }
  }
}
