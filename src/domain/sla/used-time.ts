import type { Instant, Ms } from '../time/instant.ts'
import type { Promised } from './clock.ts'
import { type Pause, pausing, pausingIn, type Reckoning, workedBetween } from './due.ts'

/**
 * What a clock goes by: the reckoning that its due time comes of, and the terms in force, which may be later ones. `dueAt` is absent while
 * a wait keeps it off.
 */
export type Ruling = { reckoning: Reckoning; inForce: Promised; dueAt?: Instant }

/**
 * The stretches that are not counted, in order: up to the due time those of the reckoning that it comes of, after it those by which the
 * terms in force pause.
 */
export function notCounted({ reckoning, inForce, dueAt = Infinity }: Ruling, pauses: Pause[]): Pause[] {
  const until = pausing(reckoning, pauses).flatMap((pause) => clipped(pause, -Infinity, dueAt))
  const since = pausingIn(inForce, pauses).flatMap((pause) => clipped(pause, dueAt, Infinity))
  return [...until, ...since]
}

function clipped({ from, to = Infinity }: Pause, low: Instant, high: Instant): Pause[] {
  const [first, last] = [Math.max(from, low), Math.min(to, high)]
  if (first >= last) return []
  return [last === Infinity ? { from: first } : { from: first, to: last }]
}

/** The working time used up to `until`, from where the reckoning begins. */
export function usedMs(ruling: Ruling, pauses: Pause[], until: Instant): Ms {
  const { promised, from } = ruling.reckoning
  return workedBetween(promised.calendar, notCounted(ruling, pauses), from, until)
}

/** How much of what the reckoning needs was used by `until`, in whole percent, rounded down. */
export function percentUsed(ruling: Ruling, pauses: Pause[], until: Instant): number {
  return Math.floor((usedMs(ruling, pauses, until) / ruling.reckoning.neededMs) * 100)
}
