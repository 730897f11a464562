import { DAY, type Instant } from '../../domain/time/instant.ts'
import { type Line, problem } from '../line.ts'
import type { PartnerRead } from './read-partners.ts'

const AHEAD_MS = 365 * DAY

/** Calendars whose list of holidays ends within a year: after it, holidays would count as working days. One without any is meant so. */
export function checkHolidays(partners: PartnerRead[], now: Instant): Line[] {
  const enough = Temporal.Instant.fromEpochMilliseconds(now + AHEAD_MS)
    .toString()
    .slice(0, 'YYYY-MM-DD'.length)
  return partners.flatMap(({ partner: { name, slug, terms } }) => {
    const ends = Object.values(terms.calendars).flatMap(({ calendar }) => calendar.holidays.toSorted().at(-1) ?? [])
    const [last] = ends.filter((day) => day <= enough).toSorted()
    if (last === undefined) return []
    return [
      problem(
        `The holidays in ${name}’s calendar end with ${last}; later ones would count as working days. Apply the sheet of ${slug} again, with a country or the next years’ days under calendar, holidays.`,
      ),
    ]
  })
}
