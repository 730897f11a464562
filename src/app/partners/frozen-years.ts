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
  const frozen = await tx.calendars.yearsOf(rules)
  const years = yearsWithout(frozen, now)
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined || last === undefined) return frozen
  const known = rules.publicHolidays ? almanac.publicHolidays(rules.publicHolidays, first, last) : {}
  return { ...Object.fromEntries(years.map((year) => [year, known[year] ?? []])), ...frozen }
}

/** Years that are not frozen and should be by now: from the first one that is, without a gap. */
export function yearsWithout(frozen: PublicHolidaysByYear, now: Instant): number[] {
  const { year } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC')
  const first = Math.min(year - 1, ...Object.keys(frozen).map(Number))
  const years = Array.from({ length: year + YEARS_AHEAD - first + 1 }, (_, at) => first + at)
  return years.filter((one) => frozen[one] === undefined)
}
