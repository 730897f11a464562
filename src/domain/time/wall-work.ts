import { CalendarError } from './calendar-error.ts'
import type { Calendar } from './calendar.ts'
import { hoursOn, type Span, spanOf } from './day-hours.ts'
import { DAY } from './instant.ts'
import type { Ms } from './instant.ts'
import { lengthOf, running, type UsualWork, usualWork } from './usual-work.ts'
import { validateCalendar } from './validate-calendar.ts'
import { dayNumberOf } from './wall-clock.ts'

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

/** The work of a day counts as that of the date it begins on, so yesterday's may still be going on; none goes on for longer. */
function runningTotal(calendar: Calendar): WallWork {
  const usual = usualWork(calendar)
  const { days, spans, gainedUpTo } = unusualDays(calendar, usual)
  const workedFrom = (dayNumber: number, untilMs: Ms): Ms => {
    const index = firstAtOrAfter(days, dayNumber)
    return worked((days[index] === dayNumber ? spans[index] : undefined) ?? usual.on(dayNumber), untilMs)
  }
  return (wall) => {
    const today = Math.floor(wall / DAY)
    const sinceMidnight = wall - today * DAY
    const begunBefore = usual.upTo(today - 1) + (gainedUpTo[firstAtOrAfter(days, today - 1)] ?? 0)
    return begunBefore + workedFrom(today - 1, sinceMidnight + DAY) + workedFrom(today, sinceMidnight)
  }
}

/** The days that are not as their week says, in order, and what the first n of them have more than that, or less. */
function unusualDays(calendar: Calendar, usual: UsualWork) {
  const dates = [...calendar.holidays, ...(calendar.ownHours ?? []).map(({ date }) => date)]
  const days = [...new Set(dates.map(dayNumberOf))].toSorted((a, b) => a - b)
  const spans = days.map((dayNumber) => hoursOn(calendar, dayNumber).map(spanOf))
  const gains = days.map((dayNumber, index) => lengthOf(spans[index] ?? []) - lengthOf(usual.on(dayNumber)))
  return { days, spans, gainedUpTo: running(gains) }
}
/** What of these periods is over at a time of day; after the day's end that is more than 24 hours. */
function worked(spans: Span[], untilMs: Ms): Ms {
  return spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(untilMs, to) - from), 0)
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
