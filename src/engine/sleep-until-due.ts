import { type Instant, type Ms, SECOND } from '../domain/time/instant.ts'
import type { Clock } from '../ports/clock.ts'

/** A clock that is set back meanwhile is noticed within this time. It is looked at alone, not the database. */
const LOOK_EVERY_MS: Ms = 15 * SECOND

/** Resolves at `until` or soon after, as soon as `woken` aborts, or when the clock was set back: what waits then may wait no longer. */
export async function sleepUntilDue(until: Instant | undefined, clock: Clock, woken: AbortSignal): Promise<void> {
  for (let before = clock.now(); ;) {
    await clock.sleepUntil(Math.min(until ?? Infinity, before + LOOK_EVERY_MS), woken)
    const now = clock.now()
    if (woken.aborted || now < before || (until !== undefined && now >= until)) return
    before = now
  }
}
