import { calendarProblems } from '../../domain/terms/calendar-problems.ts'
import type { CalendarTerms, PublicHolidaysByYear, PublicHolidayTerms } from '../../domain/terms/calendar-terms.ts'
import { resolveCalendar } from '../../domain/terms/resolve-calendar.ts'
import { businessHours, type Calendar, everyDay, type Period, type Week } from '../../domain/time/calendar.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Almanac } from '../../ports/almanac.ts'
import type { Means } from '../scene.ts'
import type { CalendarSheet } from './calendar-sheet.ts'

/** Holidays are looked up this many years ahead; a running clock keeps the snapshot it started with. */
const YEARS_AHEAD = 5

/** The working calendar that a sheet describes, holidays looked up; or what is wrong with it. */
export function calendarOf(
  means: Means,
  sheet: CalendarSheet | undefined,
  version: number,
  name: string,
): Calendar | { refused: string } {
  if (!sheet) return { ...businessHours('UTC'), name, version }
  const terms = calendarTermsOf(means.almanac, sheet, name)
  if ('refused' in terms) return terms
  const years = publicHolidaysFor(means.almanac, terms, means.now)
  const problems = calendarProblems(terms, years)
  return problems.length > 0 ? { refused: problems.join(' ') } : resolveCalendar(terms, years, version)
}

/** The rules that a sheet writes down, its country and region as the almanac knows them; whether they are sound, `calendarProblems` says. */
function calendarTermsOf(almanac: Almanac, sheet: CalendarSheet, name: string): CalendarTerms | { refused: string } {
  const publicHolidays = publicHolidaysIn(almanac, sheet)
  if (publicHolidays && 'refused' in publicHolidays) return publicHolidays
  const periodsOn = Map.groupBy(sheet.dates, ({ on }) => on)
  return {
    name,
    zone: sheet.zone,
    week: weekOf(sheet.hours),
    seasons: sheet.seasons.map(({ from, to, hours }) => ({ from, to, week: weekOf(hours) })),
    ...(publicHolidays && { publicHolidays }),
    daysOff: sheet.holidays?.days ?? [],
    hoursOnDates: [...periodsOn].map(([on, periods]) => ({
      on,
      periods: periods.map(({ from, to }) => ({ from, to })),
    })),
  }
}

/** The public holidays of the years around `now`, without any for a calendar that has no country. */
function publicHolidaysFor(almanac: Almanac, terms: CalendarTerms, now: Instant): PublicHolidaysByYear {
  const year = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').year
  const [first, last] = [year - 1, year + YEARS_AHEAD]
  if (terms.publicHolidays) return almanac.publicHolidays(terms.publicHolidays, first, last)
  return Object.fromEntries(Array.from({ length: last - first + 1 }, (_, index) => [first + index, []]))
}

function publicHolidaysIn(
  almanac: Almanac,
  { holidays }: CalendarSheet,
): PublicHolidayTerms | { refused: string } | undefined {
  if (holidays?.country === undefined) return undefined
  const place = almanac.holidayPlace(holidays.country, holidays.region)
  return 'refused' in place ? place : { ...place, except: holidays.except }
}

function weekOf(hours: CalendarSheet['hours']): Week {
  return everyDay((day): Period[] =>
    hours.filter(({ days }) => days.includes(day)).map(({ from, to }) => ({ from, to })),
  )
}
