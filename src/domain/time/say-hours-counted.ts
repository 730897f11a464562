import type { Calendar, Period } from './calendar.ts'
import { hoursOn, usualHoursOn } from './day-hours.ts'
import type { Instant } from './instant.ts'
import { sayHours, sayPeriods } from './say-hours.ts'
import { sayDate } from './say-time.ts'
import { dayNumberOf, isoDate } from './wall-clock.ts'

/** `from` and `to` are told of by their days. */
type Counted = { from: Instant; to: Instant }

/**
 * The hours that something was counted in, all that a reader needs to count it again: "Those hours: Mon–Fri 09:00–17:00 (Europe/Paris). Days off
 * from 23 December 2026 to 4 January 2027: 25 December 2026, 1 January 2027." Days on which nothing would be worked anyway are not named.
 */
export function sayHoursCounted(calendar: Calendar, within: Counted): string {
  return `Those hours: ${sayHours(calendar)} (${calendar.zone}). ${sayDaysCounted(calendar, within)}`
}

/** What no week says: the days off of that time, and those with hours of their own. */
export function sayDaysCounted(calendar: Calendar, { from, to }: Counted): string {
  const [first, last] = [from, Math.max(from, to)].map((at) => dayAt(at, calendar.zone)) as [number, number]
  const days = [...new Set([...calendar.holidays, ...(calendar.ownHours ?? []).map(({ date }) => date)])]
    .map((date) => ({ date, day: dayNumberOf(date) }))
    .filter(({ day }) => first - 1 <= day && day <= last)
    .toSorted((a, b) => a.day - b.day)
    .map(({ date, day }) => ({ date, day, own: hoursOn(calendar, day), usual: usualHoursOn(calendar, day) }))
    // A shift of the day before goes by that day.
    .filter(({ day, own, usual }) => day >= first || [...own, ...usual].some(goesOverMidnight))
  const off = days.filter(({ own, usual }) => own.length === 0 && usual.length > 0)
  const half = days.filter(({ own }) => own.length > 0)
  const span =
    first === last ? `on ${sayDate(isoDate(first))}` : `from ${sayDate(isoDate(first))} to ${sayDate(isoDate(last))}`
  const others = half.map(({ date, own }) => `${sayDate(date)} ${sayPeriods(own)}`)
  return (
    `Days off ${span}: ${sayRuns(off).join(', ') || 'none'}.` +
    (others.length === 0 ? '' : ` Days with hours of their own: ${others.join('; ')}.`)
  )
}

function goesOverMidnight({ from, to }: Period): boolean {
  return to < from
}

/** Three days on end, or more, are told by the first and the last. */
function sayRuns(days: { date: string; day: number }[]): string[] {
  const runs: { date: string; day: number }[][] = []
  for (const one of days) {
    const run = runs.at(-1)
    if (run?.at(-1)?.day === one.day - 1) run.push(one)
    else runs.push([one])
  }
  return runs.flatMap((run) => {
    const dates = run.map(({ date }) => sayDate(date))
    return dates.length < 3 ? dates : [`${dates[0]} to ${dates.at(-1)}`]
  })
}

/** In days from 1970-01-01. */
function dayAt(at: Instant, zone: string): number {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
  return dayNumberOf(date)
}
