import type { Calendar, OwnHours, Period, Weekday } from '../../../src/domain/time/calendar.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'

/** The instant of a wall time such as `2026-11-20T16:30` in a zone; of a repeated one the first. */
export function local(text: string, zone: string): Instant {
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
}

/** The wall time of an instant, for failures that can be read: `2026-11-20T16:30:00+01:00`. */
export function wall(at: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' })
}

/** A calendar from lines such as `{ monday: '09:00-12:00 13:00-17:30' }`; days left out are days off. */
export function calendarOf(zone: string, days: Partial<Record<Weekday, string>>, holidays: string[] = []): Calendar {
  const on = (day: Weekday): Period[] => periodsOf(days[day] ?? '')
  return {
    name: 'test hours',
    version: 1,
    zone,
    week: {
      monday: on('monday'),
      tuesday: on('tuesday'),
      wednesday: on('wednesday'),
      thursday: on('thursday'),
      friday: on('friday'),
      saturday: on('saturday'),
      sunday: on('sunday'),
    },
    holidays,
  }
}

/** From a line such as `2026-12-24 09:00-12:00 13:00-14:00`. */
export function ownHours(line: string): OwnHours {
  const [date = '', ...periods] = line.split(' ')
  return { date, periods: periodsOf(periods.join(' ')) }
}

function periodsOf(line: string): Period[] {
  return line
    .split(' ')
    .filter((period) => period !== '')
    .map((period) => ({ from: period.slice(0, 5), to: period.slice(6) }))
}

/** The same periods on every day of the week. */
export function daily(zone: string, periods: string, holidays: string[] = []): Calendar {
  return calendarOf(
    zone,
    {
      monday: periods,
      tuesday: periods,
      wednesday: periods,
      thursday: periods,
      friday: periods,
      saturday: periods,
      sunday: periods,
    },
    holidays,
  )
}
