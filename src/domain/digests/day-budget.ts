import { DAY, type Instant, type Ms } from '../time/instant.ts'
import { withinReach } from '../time/within-reach.ts'
import { nextOpening } from '../time/work.ts'
import { type DigestHours, endOfDay, type Hours, nextDigest } from './digest-hours.ts'
import { type Quiet, quietUntil } from './quiet-hours.ts'

/** So far ahead hours are looked for that somebody has left free of quiet. */
const LOOKED_AHEAD: Ms = 60 * DAY

/** So many messages somebody is sent alone on a day of theirs, beside what is told at any hour; the rest waits for their next working day. */
export const MOST_A_DAY = 5

/**
 * The first moment from then on at which somebody works with any of their partners, on their own clock, and is not left in quiet; then, where such hours never come
 * again. Where the quiet leaves none of them, their hours alone.
 */
export function openingOf({ quiet, ...hours }: Hours, from: Instant): Instant {
  return (quiet === undefined ? undefined : openingBeside(hours, quiet, from)) ?? workFrom(hours, from) ?? from
}

/** The first moment at which they work and it is not quiet; undefined where none comes in two months. */
export function openingBeside(hours: Hours, quiet: Quiet, from: Instant): Instant | undefined {
  for (let at = from; at < from + LOOKED_AHEAD;) {
    const works = workFrom(hours, at)
    if (works === undefined) return undefined
    at = quietUntil(quiet, hours.zone, works)
    if (at === works) return at
  }
  return undefined
}

function workFrom({ calendars, zone }: Hours, from: Instant): Instant | undefined {
  let first: Instant | undefined
  for (const calendar of calendars) {
    const at = withinReach(() => nextOpening({ ...calendar, zone }, from))
    // Whoever works now works with any of them.
    if (at === from) return from
    if (typeof at === 'number') first = Math.min(first ?? at, at)
  }
  return first
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
