import type { CalendarTerms, PublicHoliday } from '../../domain/terms/calendar-terms.ts'
import { type HolidayDifference, holidayDifferences } from '../../domain/terms/holiday-differences.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Almanac } from '../../ports/almanac.ts'
import type { Tx } from '../../ports/store/store.ts'
import { type Line, problem } from '../line.ts'
import type { PartnerRead } from './read-partners.ts'

/** Public holidays that a newer list has on other days than the terms were made with: they stay as they were until somebody takes them over. */
export async function checkPublicHolidays(
  view: Tx,
  almanac: Almanac,
  partners: PartnerRead[],
  now: Instant,
): Promise<Line[]> {
  const { year } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC')
  const lines: Line[] = []
  for (const { partner } of partners) {
    for (const { rules } of Object.values(partner.terms.calendars)) {
      const differences = await differencesOf(view, almanac, rules, year)
      lines.push(...differences.map((one) => problem(sentence(partner, rules, one))))
    }
  }
  return lines
}

async function differencesOf(
  view: Tx,
  almanac: Almanac,
  rules: CalendarTerms,
  from: number,
): Promise<HolidayDifference[]> {
  if (!rules.publicHolidays) return []
  const frozen = await view.calendars.yearsOf(rules)
  const newest = almanac.publicHolidays(rules.publicHolidays, from, Math.max(from, ...Object.keys(frozen).map(Number)))
  return holidayDifferences(frozen, newest, from)
}

function sentence(
  { name, slug }: PartnerRead['partner'],
  { publicHolidays, name: hours }: CalendarTerms,
  { year, came, went }: HolidayDifference,
): string {
  const place = [publicHolidays?.country, publicHolidays?.region].filter(Boolean).join('-')
  const news = [...came.map((day) => `${inWords(day)} is one now`), ...went.map((day) => `${inWords(day)} is none now`)]
  return `The public holidays of ${place} for ${year} differ from those the terms of ${name} were made with: ${news.join(', ')}. The terms stay as they are; change the calendar “${hours}” in the sheet of ${slug} to take them over, with \`days\` and \`except\` under holidays.`
}

function inWords({ date, names }: PublicHoliday): string {
  const name = names.at(-1)
  return name === undefined ? date : `${date} (${name})`
}
