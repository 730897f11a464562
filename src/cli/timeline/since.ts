import type { Calendar } from '../../domain/time/calendar.ts'
import { durationMs, parseDuration } from '../../domain/time/duration.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { noSuchDay } from '../../domain/time/no-such-day.ts'
import { parseLocalDateTime } from '../../domain/time/say-time.ts'

/** The moment meant by `2026-11-01`, its first, by `2026-11-01 14:00`, both in the calendar's zone, or by `7d`, that long ago. */
export function parseSince(text: string, now: Instant, calendar: Calendar): Instant | { refused: string } {
  const said = text.trim()
  if (/^\d{4}-\d{2}-\d{2}$/u.test(said)) return firstMoment(said, calendar.zone)
  if (/^\d{4}-/u.test(said)) return parseLocalDateTime(said, calendar.zone)
  const ago = parseDuration(said)
  if ('refused' in ago || ago.unit === 'working days') {
    const refused = `“${said.slice(0, 40)}” is no moment: write a date such as 2026-11-01, or how long ago, such as 7d or 12h.`
    return { refused }
  }
  return now - durationMs(ago, calendar)
}

function firstMoment(date: string, zone: string): Instant | { refused: string } {
  const none = noSuchDay(date)
  return none === undefined ? Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds : { refused: none }
}
