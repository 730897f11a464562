import type { Instant } from '../time/instant.ts'
import { withinReach } from '../time/within-reach.ts'
import { nextOpening } from '../time/work.ts'
import { type DigestHours, endOfDay, nextDigest } from './digest-hours.ts'

/** So many messages somebody is sent alone on a day of theirs, beside what is told at any hour; the rest waits for their next working day. */
export const MOST_A_DAY = 5

/** The first moment from then on at which somebody works with any of their partners, on their own clock; then, where such hours never come again. */
export function openingOf({ calendars, zone }: Pick<DigestHours, 'calendars' | 'zone'>, from: Instant): Instant {
  let first: Instant | undefined
  for (const calendar of calendars) {
    const at = withinReach(() => nextOpening({ ...calendar, zone }, from))
    // Whoever works now works with any of them.
    if (at === from) return from
    if (typeof at === 'number') first = Math.min(first ?? at, at)
  }
  return first ?? from
}

/**
 * From when on there is room for one more message, where so many were sent on that day of theirs: now, with what needs them, which has its place among the
 * five kept while it is still to come, or on their next working day.
 */
export function roomFrom(hours: DigestHours, sent: number, now: Instant): Instant {
  // One that is due now is still to come.
  const digest = nextDigest(hours, now - 1)
  const isToCome = digest !== undefined && digest < endOfDay(hours.zone, now)
  if (sent < MOST_A_DAY - (isToCome ? 1 : 0)) return now
  const joins = isToCome && digest > now && sent < MOST_A_DAY && openingOf(hours, digest) === digest
  return joins ? digest : nextDayOf(hours, now)
}

/** When what was too much for a day is told: with what needs them on their next working day, or as its work begins, where that comes outside of it. */
function nextDayOf(hours: DigestHours, now: Instant): Instant {
  const over = endOfDay(hours.zone, now)
  const digest = nextDigest(hours, over - 1)
  const opening = openingOf(hours, over)
  return digest !== undefined && openingOf(hours, digest) === digest ? digest : opening
}

/** The day that a moment is on somebody's own clock, as `YYYY-MM-DD`. */
export function dayOf(zone: string, at: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
}
