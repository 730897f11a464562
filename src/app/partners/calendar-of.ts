import {
  businessHours,
  type Calendar,
  type Period,
  validateCalendar,
  type Weekday,
} from '../../domain/time/calendar.ts'
import type { Means } from '../scene.ts'
import type { PartnerSheet } from './partner-sheet.ts'

/** Holidays are looked up this many years ahead; a running clock keeps the snapshot it started with. */
const YEARS_AHEAD = 5

/** The working calendar that a sheet describes, holidays looked up; what it leaves out stays as before. Or what is wrong with it. */
export function calendarOf(
  means: Means,
  sheet: PartnerSheet['calendar'],
  name: string,
  before?: Calendar,
): Calendar | { refused: string } {
  if (!sheet) return before ?? { ...businessHours('UTC'), name }
  const usual = before ?? businessHours(sheet.zone)
  const holidays = sheet.holidays ? holidaysOf(means, sheet.holidays) : usual.holidays
  if (!Array.isArray(holidays)) return holidays
  const calendar = { ...usual, name, zone: sheet.zone, week: weekOf(sheet.hours) ?? usual.week, holidays }
  const problems = validateCalendar(calendar)
  return problems.length > 0 ? { refused: problems.join(' ') } : calendar
}

function weekOf(hours: NonNullable<PartnerSheet['calendar']>['hours']): Calendar['week'] | undefined {
  if (!hours) return undefined
  const week: Record<Weekday, Period[]> = {
    monday: [],
    tuesday: [],
    wednesday: [],
    thursday: [],
    friday: [],
    saturday: [],
    sunday: [],
  }
  for (const { days, from, to } of hours) for (const day of days) week[day].push({ from, to })
  return week
}

function holidaysOf(
  means: Means,
  sheet: NonNullable<NonNullable<PartnerSheet['calendar']>['holidays']>,
): string[] | { refused: string } {
  if (!sheet.country) return sheet.days
  const year = Temporal.Instant.fromEpochMilliseconds(means.now).toZonedDateTimeISO('UTC').year
  const dates = means.almanac.holidayDates(sheet.country, sheet.region, year - 1, year + YEARS_AHEAD)
  return Array.isArray(dates) ? [...new Set([...dates, ...sheet.days])].toSorted() : dates
}
