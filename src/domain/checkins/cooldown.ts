import type { Instant } from '../time/instant.ts'
import { dateAt } from '../time/wall-clock.ts'

/** Whoever was asked by a health check is left alone by any other for so many days, by their own clock. */
const COOLDOWN_DAYS = 6

/** When a run asked somebody. `message`: the run in whose message it did, while that can still be added to. */
export type Asking = { at: Instant; message?: string }

/** Since when somebody is to be left alone by a run that would ask them at `opensAt`: by the last that asked them less than six days from it. What asked them on the same day is one asking with it. */
export function coolingSince(opensAt: Instant, asked: readonly Asking[], zone: string): Instant | undefined {
  const moments = asked.map(({ at }) => at).filter((at) => isWithin(daysApart(opensAt, at, zone)))
  return moments.length === 0 ? undefined : Math.max(...moments)
}

/** The run in whose message somebody is asked, where another asks them on the same day of theirs. */
export function messageOf(opensAt: Instant, asked: readonly Asking[], zone: string): string | undefined {
  return asked.find(({ at, message }) => message !== undefined && daysApart(opensAt, at, zone) === 0)?.message
}

function isWithin(days: number): boolean {
  return days > 0 && days < COOLDOWN_DAYS
}

function daysApart(one: Instant, other: Instant, zone: string): number {
  return Math.abs(dateAt(one, zone).until(dateAt(other, zone)).days)
}
