import { hoursOn, spanOf } from '../time/day-hours.ts'
import { HOUR, type Instant } from '../time/instant.ts'
import { dateAt, dayNumberOf, momentOf } from '../time/wall-clock.ts'
import type { DigestHours } from './digest-hours.ts'

/** So far back the half day that goes on is looked for: after a night, a weekend, a few days off. */
const DAYS_BACK = 14
/** And so far ahead the next. */
const DAYS_AHEAD = 60

/**
 * When the half working day began that goes on at a moment, for whoever has these hours: each day of theirs has two, from when its first work begins and
 * from its middle on. After work, and on days off, the last one goes on.
 */
export function halfDayBegan({ calendars, zone }: Pick<DigestHours, 'calendars' | 'zone'>, now: Instant): Instant {
  const today = dateAt(now, zone)
  for (let days = 0; days < DAYS_BACK; days += 1) {
    const began = halvesOn({ calendars, zone }, today.subtract({ days })).findLast((at) => at <= now)
    if (began !== undefined) return began
  }
  return now - HOUR
}

/** When the half working day after that one begins; in an hour, where none does for long. */
export function nextHalfDay({ calendars, zone }: Pick<DigestHours, 'calendars' | 'zone'>, now: Instant): Instant {
  const today = dateAt(now, zone)
  for (let days = 0; days < DAYS_AHEAD; days += 1) {
    const begins = halvesOn({ calendars, zone }, today.add({ days })).find((at) => at > now)
    if (begins !== undefined) return begins
  }
  return now + HOUR
}

function halvesOn({ calendars, zone }: Pick<DigestHours, 'calendars' | 'zone'>, date: Temporal.PlainDate): Instant[] {
  const day = dayNumberOf(date.toString())
  const spans = calendars.flatMap((calendar) => hoursOn(calendar, day).map(spanOf))
  if (spans.length === 0) return []
  const from = Math.min(...spans.map((span) => span.from))
  const to = Math.max(...spans.map((span) => span.to))
  return [from, (from + to) / 2].map((wall) => momentOf(date, wall, zone))
}
