import { CalendarError } from './calendar-error.ts'
import { validateCalendar } from './calendar.ts'
import type { Calendar, Weekday } from './calendar.ts'
import { DAY } from './instant.ts'
import type { Ms } from './instant.ts'
import { isoDayNumber, wallTimeMs } from './wall-clock.ts'

/**
 * Working time of a calendar on its own wall clock, as a running total: `f(b) - f(a)` is the working time from wall time `a`
 * to wall time `b`. Wall times are milliseconds from 1970-01-01T00:00 as the clock on the wall reads, without any zone, so every
 * day has 24 hours here and a whole week always counts the same: the total costs the same however far apart the two are.
 */
export type WallWork = (wall: Ms) => Ms

/** Calendars are never changed in place, so what was worked out for one stays true. */
const known = new WeakMap<Calendar, WallWork>()

/** Throws CalendarError `invalid-calendar`. */
export function wallWork(calendar: Calendar): WallWork {
  const before = known.get(calendar)
  if (before !== undefined) return before
  const problems = validateCalendar(calendar)
  if (problems.length > 0) throw new CalendarError('invalid-calendar', `${calendar.name}: ${problems.join(' ')}`)
  const total = runningTotal(calendar)
  known.set(calendar, total)
  return total
}

/** 1970-01-01 was a Thursday: with weeks that begin on Thursday, day 0 begins week 0. */
const WEEK_FROM_EPOCH: Weekday[] = ['thursday', 'friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday']

function runningTotal(calendar: Calendar): WallWork {
  const days = WEEK_FROM_EPOCH.map((day) =>
    calendar.week[day].map(({ from, to }) => [wallMs(from), wallMs(to)] as const),
  )
  const workedOn = (dayNumber: number, untilMs: Ms): Ms => {
    const periods = days[dayNumber - 7 * Math.floor(dayNumber / 7)] ?? []
    return periods.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(untilMs, to) - from), 0)
  }
  const upToDay = running(days.map((_, dayOfWeek) => workedOn(dayOfWeek, DAY)))
  const wholeWeek = upToDay[7] ?? 0
  const holidays = [...new Set(calendar.holidays.map(dayNumberOf))].sort((a, b) => a - b)
  const lostUpTo = running(holidays.map((dayNumber) => workedOn(dayNumber, DAY)))

  return (wall) => {
    const dayNumber = Math.floor(wall / DAY)
    const week = Math.floor(dayNumber / 7)
    const before = week * wholeWeek + (upToDay[dayNumber - 7 * week] ?? 0)
    const index = firstAtOrAfter(holidays, dayNumber)
    const today = holidays[index] === dayNumber ? 0 : workedOn(dayNumber, wall - dayNumber * DAY)
    return before - (lostUpTo[index] ?? 0) + today
  }
}

/** Element n is the sum of the first n. */
function running(values: number[]): number[] {
  const sums = [0]
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value)
  return sums
}

function firstAtOrAfter(sorted: number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1
    else high = middle
  }
  return low
}

function wallMs(text: string): Ms {
  return wallTimeMs(text) ?? fail(`"${text}" is not a time of day`)
}

function dayNumberOf(text: string): number {
  return isoDayNumber(text) ?? fail(`"${text}" is not a date`)
}

function fail(problem: string): never {
  throw new CalendarError('invalid-calendar', problem)
}
