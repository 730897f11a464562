import type { Calendar } from '../time/calendar.ts'
import type { Instant, Ms } from '../time/instant.ts'
import { addWorkAtMost, work } from '../time/work.ts'
import type { Promised } from './clock.ts'

/** [from, to), or from then on while the wait lasts. */
export type Pause = { from: Instant; to?: Instant }

/** One way to reckon a due time: so much working time from then on, and not before `notBefore`. */
export type Reckoning = { promised: Promised; from: Instant; neededMs: Ms; notBefore?: Instant }

/**
 * When a share (0 to 1) of the needed time was, or will be, used: `addWork(from, share + Σ work(pauses that began before then))`.
 * Undefined while a pause keeps it off.
 */
export function reachedAt(reckoning: Reckoning, pauses: Pause[], share = 1): Instant | undefined {
  const { promised, from, notBefore = -Infinity } = reckoning
  const at = usedUpAt(promised.calendar, from, reckoning.neededMs * share, pausing(reckoning, pauses))
  return at === undefined ? undefined : Math.max(at, notBefore)
}

/** When so much working time from then on was used, outside the pauses that began before. Undefined while one keeps it off. */
export function usedUpAt(calendar: Calendar, from: Instant, neededMs: Ms, pauses: Pause[]): Instant | undefined {
  let needed = neededMs
  for (const pause of pauses) {
    const at = addWorkAtMost(calendar, from, needed)
    if (at <= pause.from) return at
    if (pause.to === undefined) return undefined
    needed += work(calendar, pause.from, pause.to)
  }
  return addWorkAtMost(calendar, from, needed)
}

/** The pauses that count in this reckoning, from its own beginning on. */
export function pausing({ promised, from }: Reckoning, pauses: Pause[]): Pause[] {
  return pausingIn(promised, pauses).flatMap((pause) =>
    pause.to !== undefined && pause.to <= from ? [] : [{ ...pause, from: Math.max(pause.from, from) }],
  )
}

/** The waits by which these terms pause: all or none. */
export function pausingIn({ objective }: Promised, pauses: Pause[]): Pause[] {
  return objective.pausesWhileWaiting ? pauses : []
}

/** The earliest due time of several; undefined while there is none. */
export function earliestDue(reckonings: Reckoning[], pauses: Pause[]): Instant | undefined {
  const due = reckonings.flatMap((one) => reachedAt(one, pauses) ?? [])
  return due.length === 0 ? undefined : Math.min(...due)
}

/** Working time in [a, b) outside the pauses; 0 when b is not after a. */
export function workedBetween(calendar: Calendar, pauses: Pause[], a: Instant, b: Instant): Ms {
  const paused = pauses.reduce((sum, { from, to = b }) => sum + work(calendar, Math.max(a, from), Math.min(b, to)), 0)
  return work(calendar, a, b) - paused
}
