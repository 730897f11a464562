import type { Calendar } from './calendar.ts'
import { hoursOn, spanOf } from './day-hours.ts'
import { DAY, type Instant } from './instant.ts'
import { dayNumberOf, isoDate } from './wall-clock.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Days ahead in which a working day must come. */
const DAYS_AHEAD = 60

/** What “tomorrow”, “friday” or “2026-12-01” comes to, said on that day; undefined where it says no such thing. */
export function daySaid(word: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (word === 'today') return today
  if (word === 'tomorrow') return today.add({ days: 1 })
  const weekday = WEEKDAYS.findIndex((name) => name === word || (word.length >= 3 && name.slice(0, 3) === word)) + 1
  if (weekday > 0) return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 })
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(word)) return undefined
  try {
    return Temporal.PlainDate.from(word)
  } catch {
    return undefined
  }
}

/** That day, or the first one after it on which anybody with these hours works; the day itself where none does for long. */
export function workingDayFrom(from: Temporal.PlainDate, calendars: readonly Calendar[]): Temporal.PlainDate {
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const date = from.add({ days: ahead })
    if (calendars.some((calendar) => hoursOn(calendar, dayNumberOf(date.toString())).length > 0)) return date
  }
  return from
}

/** The end of the work that begins on a day; of one without any, its midnight. */
export function closingOf(calendar: Calendar, date: Temporal.PlainDate): Instant {
  const day = dayNumberOf(date.toString())
  const ends = hoursOn(calendar, day).map((period) => spanOf(period).to)
  const wall = Math.max(0, ...ends) || DAY
  const [days, rest] = [Math.floor(wall / DAY), wall % DAY]
  const time = Temporal.PlainTime.from('00:00').add({ milliseconds: rest })
  return Temporal.PlainDate.from(isoDate(day + days)).toZonedDateTime({ timeZone: calendar.zone, plainTime: time })
    .epochMilliseconds
}
