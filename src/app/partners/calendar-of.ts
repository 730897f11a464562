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

/** The working calendar that a sheet describes, holidays looked up; or what is wrong with it. */
export function calendarOf(
  means: Means,
  sheet: PartnerSheet['calendar'],
  version: number,
  name: string,
): Calendar | { refused: string } {
  if (!sheet) return { ...businessHours('UTC'), name, version }
  const week: Record<Weekday, Period[]> = {
    monday: [],
    tuesday: [],
    wednesday: [],
    thursday: [],
    friday: [],
    saturday: [],
    sunday: [],
  }
  for (const { days, from, to } of sheet.hours) for (const day of days) week[day].push({ from, to })
  const holidays = holidaysOf(means, sheet.holidays)
  if (!Array.isArray(holidays)) return holidays
  const calendar = { name, version, zone: sheet.zone, week, holidays }
  const problems = validateCalendar(calendar)
  return problems.length > 0 ? { refused: problems.join(' ') } : calendar
}

function holidaysOf(
  means: Means,
  sheet: NonNullable<PartnerSheet['calendar']>['holidays'],
): string[] | { refused: string } {
  if (!sheet?.country) return sheet?.days ?? []
  const year = Temporal.Instant.fromEpochMilliseconds(means.now).toZonedDateTimeISO('UTC').year
  const dates = means.almanac.holidayDates(sheet.country, sheet.region, year - 1, year + YEARS_AHEAD)
  return Array.isArray(dates) ? [...new Set([...dates, ...sheet.days])].toSorted() : dates
}
