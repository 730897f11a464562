import { calendarProblems } from '../../domain/terms/calendar-problems.ts'
import type { CalendarTerms, PublicHolidayTerms } from '../../domain/terms/calendar-terms.ts'
import { exceptProblems } from '../../domain/terms/excepted.ts'
import { resolveCalendar } from '../../domain/terms/resolve-calendar.ts'
import type { AgreedCalendar } from '../../domain/terms/terms.ts'
import { businessHours, everyDay, type Period, type Week } from '../../domain/time/calendar.ts'
import { canonicalJson } from '../../domain/timeline/canonical-json.ts'
import type { Almanac } from '../../ports/almanac.ts'
import type { Means } from '../scene.ts'
import type { CalendarSheet } from './calendar-sheet.ts'
import { frozenYears } from './frozen-years.ts'

/**
 * The working calendar that a sheet describes; what it leaves out stays as it was before, or is as usual in a new one. The public holidays
 * of its years are frozen with it. Or what is wrong with it, and in which part of the sheet.
 */
export async function calendarOf(
  means: Means,
  sheet: CalendarSheet | undefined,
  name: string,
  before?: AgreedCalendar,
): Promise<AgreedCalendar | { refused: string; field: string }> {
  const usual = before?.rules ?? newRules(name)
  const rules = sheet ? rulesOf(means.almanac, sheet, usual) : usual
  if ('refused' in rules) return { ...rules, field: 'holidays.country' }
  if (before && canonicalJson(rules) === canonicalJson(before.rules)) return before
  const years = await frozenYears(means, rules)
  const problems = calendarProblems(rules, years)
  if (problems.length > 0) {
    const ofExcept = exceptProblems(rules, years)
    const field = problems.every((one) => ofExcept.includes(one)) ? 'holidays.except' : 'hours'
    return { refused: problems.join(' '), field }
  }
  await means.tx.calendars.freeze(rules, years)
  return { rules, calendar: resolveCalendar(rules, years, 1) }
}

/** Business hours in UTC, until somebody says something else. */
function newRules(name: string): CalendarTerms {
  const { zone, week } = businessHours('UTC')
  return { name, zone, week, seasons: [], daysOff: [], hoursOnDates: [] }
}

/** The rules that a sheet writes down, its country and region as the almanac knows them; whether they are sound, `calendarProblems` says. */
function rulesOf(almanac: Almanac, sheet: CalendarSheet, before: CalendarTerms): CalendarTerms | { refused: string } {
  const publicHolidays = publicHolidaysIn(almanac, sheet, before.publicHolidays)
  if (publicHolidays && 'refused' in publicHolidays) return publicHolidays
  return {
    name: before.name,
    zone: sheet.zone,
    week: sheet.hours ? weekOf(sheet.hours) : before.week,
    seasons: sheet.seasons?.map(({ from, to, hours }) => ({ from, to, week: weekOf(hours) })) ?? before.seasons,
    ...(publicHolidays && { publicHolidays }),
    daysOff: sheet.holidays?.days ?? before.daysOff,
    hoursOnDates: sheet.dates ? hoursOn(sheet.dates) : before.hoursOnDates,
  }
}

function hoursOn(dates: NonNullable<CalendarSheet['dates']>): CalendarTerms['hoursOnDates'] {
  return [...Map.groupBy(dates, ({ on }) => on)].map(([on, periods]) => ({
    on,
    periods: periods.map(({ from, to }) => ({ from, to })),
  }))
}

function publicHolidaysIn(
  almanac: Almanac,
  { holidays }: CalendarSheet,
  before: PublicHolidayTerms | undefined,
): PublicHolidayTerms | { refused: string } | undefined {
  if (holidays?.country === undefined) return before
  if (holidays.country === 'NONE') return undefined
  const place = almanac.holidayPlace(holidays.country, holidays.region)
  if ('refused' in place) return place
  const samePlace = before?.country === place.country && before.region === place.region
  return { ...place, except: holidays.except ?? (samePlace ? before.except : []) }
}

/** The week that a sheet writes down. */
export function weekOf(hours: NonNullable<CalendarSheet['hours']>): Week {
  return everyDay((day): Period[] =>
    hours.filter(({ days }) => days.includes(day)).map(({ from, to }) => ({ from, to })),
  )
}
