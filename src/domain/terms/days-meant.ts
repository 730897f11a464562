import { noSuchDay } from '../time/no-such-day.ts'
import { dayInYear, dayNumberOf, isoDate, isoDayNumber } from '../time/wall-clock.ts'

const LONGEST_DAYS = 366

/** Whether the day is one of every year (`12-24`), rather than a date. */
export function isYearly(day: string): boolean {
  return day.length === 'MM-DD'.length
}

/**
 * The dates of days as somebody wrote them: `2026-12-24`, `2026-12-24 to 2027-01-02`, or of every year in `years`: `12-24`,
 * `12-24 to 01-02`. Sorted within a year; empty for what `dayProblem` says is none. 29 February comes in leap years only.
 */
export function daysMeant(written: string, years: number[]): string[] {
  if (dayProblem(written) !== undefined) return []
  const [from, to = from] = written.split(' to ')
  if (from === undefined || to === undefined) return []
  if (!isYearly(from)) return datesBetween(dayNumberOf(from), dayNumberOf(to))
  // What goes over the year's end began in the year before.
  const begun = years.length === 0 ? [] : [Math.min(...years) - 1, ...years]
  const dates = begun.flatMap((year) => {
    const until = to < from ? year + 1 : year
    return datesBetween(dayInYear(from, year) ?? 0, dayInYear(to, until) ?? -1)
  })
  const within = new Set(years)
  const onlyLeap = from === LEAP_DAY && to === LEAP_DAY
  return [...new Set(dates)].filter(
    (date) => within.has(Number(date.slice(0, 4))) && (!onlyLeap || date.endsWith(LEAP_DAY)),
  )
}

const LEAP_DAY = '02-29'

/** Why it names no day, as a sentence; undefined when it names one. */
export function dayProblem(written: string): string | undefined {
  const days = written.split(' to ')
  const [from = '', to = from] = days
  const [first, last] = [from, to].map((day) => (isYearly(day) ? dayInYear(day, 2000) : isoDayNumber(day)))
  const none = days.length > 2 ? undefined : days.map(noSuchDay).find((one) => one !== undefined)
  if (none !== undefined) return none
  if (first === undefined || last === undefined || days.length > 2 || isYearly(from) !== isYearly(to)) {
    return `“${written}” is not a day. Enter one like “2026-12-24”, “12-24” for that day of every year, or “2026-12-24 to 2027-01-02” for all of them in a row.`
  }
  if (isYearly(from)) return undefined
  if (last < first)
    return `“${written}” ends before it begins: write the earlier day first, or a later year with the second.`
  return last - first < LONGEST_DAYS ? undefined : `“${written}” is over a year of days off: is its end right?`
}

function datesBetween(first: number, last: number): string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => isoDate(first + index))
}
