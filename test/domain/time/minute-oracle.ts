import type { Calendar, Weekday } from '../../../src/domain/time/calendar.ts'
import type { Instant, Ms } from '../../../src/domain/time/instant.ts'

/*
 * Working time found the slow way: ask for every single minute what the clock on the wall reads. Shares no arithmetic with the
 * product. Right for zones whose offsets are whole minutes, as all are since 1973.
 */

const MINUTE_MS = 60_000
const NAMES: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

export function workByTheMinute(calendar: Calendar, a: Instant, b: Instant): Ms {
  let sum = 0
  let minuteAt = a - (a % MINUTE_MS)
  while (minuteAt < b) {
    if (worksDuring(calendar, minuteAt)) sum += Math.min(minuteAt + MINUTE_MS, b) - Math.max(minuteAt, a)
    minuteAt += MINUTE_MS
  }
  return sum
}

function worksDuring(calendar: Calendar, minuteAt: Instant): boolean {
  const clock = Temporal.Instant.fromEpochMilliseconds(minuteAt).toZonedDateTimeISO(calendar.zone)
  const [date = '', time = ''] = clock.toPlainDateTime().toString({ smallestUnit: 'minute' }).split('T')
  const periods = calendar.week[NAMES[clock.dayOfWeek - 1] ?? 'monday']
  return !calendar.holidays.includes(date) && periods.some(({ from, to }) => from <= time && time < to)
}
