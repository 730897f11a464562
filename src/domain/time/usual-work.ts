import { type Calendar, type Week, WEEKDAYS } from './calendar.ts'
import { type Span, spanOf, weekdayIndex } from './day-hours.ts'
import type { Ms } from './instant.ts'
import { stretchesOf } from './season-days.ts'
import { firstDayOf, yearOfDay } from './wall-clock.ts'

/** The work of a calendar as its weeks say, holidays and hours of single dates aside. Days are counted from 1970-01-01. */
export type UsualWork = {
  /** `upTo(b) - upTo(a)`: the work that begins on the days from `a` until before `b`. */
  upTo(dayNumber: number): Ms
  /** What begins on that day. */
  on(dayNumber: number): Span[]
}

/** Throws CalendarError `invalid-calendar`. */
export function usualWork(calendar: Calendar): UsualWork {
  const always = weekWork(calendar.week)
  if (!calendar.seasons?.length) return always
  const byWeek = new Map(
    [calendar.week, ...calendar.seasons.map(({ week }) => week)].map((week) => [week, weekWork(week)]),
  )
  const stretches = remembered((year: number) =>
    stretchesOf(calendar, year).map(({ start, week }) => ({ start, work: byWeek.get(week) ?? always })),
  )
  const within = (year: number, end: number): Ms =>
    stretches(year).reduce((sum, { start, work }, index, all) => {
      const until = Math.min(all[index + 1]?.start ?? Infinity, end)
      return until > start ? sum + work.upTo(until) - work.upTo(start) : sum
    }, 0)
  const inYear = remembered((year: number) => within(year, firstDayOf(year + 1)))
  const before: (year: number) => Ms = remembered((year: number) => {
    if (year === FIRST_COUNTED) return 0
    return year > FIRST_COUNTED ? before(year - 1) + inYear(year - 1) : before(year + 1) - inYear(year)
  })
  return {
    upTo(dayNumber) {
      const year = yearOfDay(dayNumber)
      return before(year) + within(year, dayNumber)
    },
    on(dayNumber) {
      const stretch = stretches(yearOfDay(dayNumber)).findLast(({ start }) => start <= dayNumber)
      return (stretch?.work ?? always).on(dayNumber)
    },
  }
}

/** Where the counting begins; any year would do, and the nearer to those that are asked about, the less there is to count. */
const FIRST_COUNTED = 2020

/** Weeks are counted from Monday 29 December 1969. */
function weekWork(week: Week): UsualWork {
  const days = WEEKDAYS.map((day) => week[day].map(spanOf))
  const upToDay = running(days.map(lengthOf))
  const wholeWeek = upToDay[7] ?? 0
  return {
    upTo(dayNumber) {
      const weekday = weekdayIndex(dayNumber)
      return ((dayNumber + 3 - weekday) / 7) * wholeWeek + (upToDay[weekday] ?? 0)
    },
    on: (dayNumber) => days[weekdayIndex(dayNumber)] ?? [],
  }
}

export function lengthOf(spans: Span[]): Ms {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0)
}

/** Element n is the sum of the first n. */
export function running(values: number[]): number[] {
  const sums = [0]
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value)
  return sums
}

function remembered<T>(find: (year: number) => T): (year: number) => T {
  const found = new Map<number, T>()
  return (year) => {
    const known = found.get(year)
    if (known !== undefined) return known
    const value = find(year)
    found.set(year, value)
    return value
  }
}
