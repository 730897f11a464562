import type { CalendarTerms, PublicHolidaysByYear } from '../../domain/terms/calendar-terms.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'

/** Public holidays are frozen from the year before to this many years ahead. */
const YEARS_AHEAD = 3

/**
 * The public holidays of each year that these rules are used with: as they were frozen before, and of years that were not, as the almanac
 * knows them now. A calendar without a country has none, and its years are named all the same: its days of every year come in them.
 */
export async function frozenYears(
  { almanac, tx, now }: Pick<Means, 'almanac' | 'tx' | 'now'>,
  rules: CalendarTerms,
): Promise<PublicHolidaysByYear> {
  const [first, last] = yearsAround(now)
  const known = rules.publicHolidays ? almanac.publicHolidays(rules.publicHolidays, first, last) : {}
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const fresh = Object.fromEntries(years.map((year) => [year, known[year] ?? []]))
  return { ...fresh, ...(await tx.calendars.yearsOf(rules)) }
}

function yearsAround(now: Instant): [first: number, last: number] {
  const { year } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC')
  return [year - 1, year + YEARS_AHEAD]
}
