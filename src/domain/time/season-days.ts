import { CalendarError } from './calendar-error.ts'
import type { Calendar, Season, Week } from './calendar.ts'
import { dayInYear, firstDayOf, isoDate, isoDayNumber } from './wall-clock.ts'

/** The days from `start` on, as days from 1970-01-01, until the next stretch begins: all of them have this week. */
export type WeekStretch = { start: number; week: Week }

/** The days [start, end) of a year, given from 1970-01-01, on which a season holds. */
export type DaySpan = { start: number; end: number }

/** What a year is made of, in order, from 1 January on. Throws CalendarError `invalid-calendar`. */
export function stretchesOf({ week, seasons = [] }: Calendar, year: number): WeekStretch[] {
  const spans = seasons.flatMap((season) => daysIn(season, year).map((span) => ({ ...span, week: season.week })))
  const starts = new Set([firstDayOf(year), ...spans.flatMap(({ start, end }) => [start, end])])
  return [...starts]
    .filter((start) => start < firstDayOf(year + 1))
    .toSorted((a, b) => a - b)
    .map((start) => ({ start, week: spans.find((span) => span.start <= start && start < span.end)?.week ?? week }))
}

/** The parts of a year that are in a season: two where one goes over the year's end. Throws CalendarError `invalid-calendar`. */
export function daysIn(season: Season, year: number): DaySpan[] {
  const [first, end] = [firstDayOf(year), firstDayOf(year + 1)]
  if (isYearly(season)) {
    const start = dayInYear(season.from, year) ?? fail(season.from)
    const after = dayInYear(dayAfter(season.to), year) ?? fail(season.to)
    if (season.to === '12-31') return spans([start, end])
    return season.from <= season.to ? spans([start, after]) : spans([first, after], [start, end])
  }
  const start = isoDayNumber(season.from) ?? fail(season.from)
  const after = (isoDayNumber(season.to) ?? fail(season.to)) + 1
  return spans([Math.max(first, start), Math.min(end, after)])
}

/** Whether the season comes every year, rather than once. */
export function isYearly({ from }: Pick<Season, 'from'>): boolean {
  return from.length === 'MM-DD'.length
}

/** The `MM-DD` that follows another: 29 February follows the 28th, and is 1 March in a year without one. */
function dayAfter(monthDay: string): string {
  const day = isoDayNumber(`2000-${monthDay}`) ?? fail(monthDay)
  return isoDate(day + 1).slice('YYYY-'.length)
}

function spans(...pairs: [start: number, end: number][]): DaySpan[] {
  return pairs.filter(([start, end]) => start < end).map(([start, end]) => ({ start, end }))
}

function fail(text: string): never {
  throw new CalendarError('invalid-calendar', `"${text}" is not a day of a season`)
}
