import { WEEKDAYS, type Weekday } from './calendar.ts'
import type { Instant } from './instant.ts'

/** The next time at which the clock of a zone shows this hour on this day of the week; what is skipped there is the hour after it. */
export function nextAt(now: Instant, zone: string, on: Weekday, hour: number): Instant {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const ahead = (WEEKDAYS.indexOf(on) + 1 - today.dayOfWeek + 7) % 7
  const onDay = (days: number) =>
    today.add({ days }).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds
  const first = onDay(ahead)
  return first > now ? first : onDay(ahead + 7)
}
