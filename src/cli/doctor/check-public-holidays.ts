import type { CalendarTerms, PublicHoliday, PublicHolidaysByYear } from '../../domain/terms/calendar-terms.ts'
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
  const newest = rememberedBy(almanac)
  const lines: Line[] = []
  for (const { partner } of partners) {
    for (const { rules } of Object.values(partner.terms.calendars)) {
      if (!rules.publicHolidays) continue
      const frozen = await view.calendars.yearsOf(rules)
      const last = Math.max(year, ...Object.keys(frozen).map(Number))
      const differences = holidayDifferences(frozen, newest(rules.publicHolidays, year, last), year)
      lines.push(...differences.map((one) => problem(sentence(partner, rules, one))))
    }
  }
  return lines
}

/** Many partners are in one country, whose holidays take their time. */
function rememberedBy(almanac: Almanac): Almanac['publicHolidays'] {
  const known = new Map<string, PublicHolidaysByYear>()
  return ({ country, region }, from, to) => {
    const key = JSON.stringify([country, region, from, to])
    const found = known.get(key) ?? almanac.publicHolidays({ country, ...(region && { region }) }, from, to)
    known.set(key, found)
    return found
  }
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
