import { promiseProblems } from '../../domain/terms/promise-problems.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { validateCalendar } from '../../domain/time/validate-calendar.ts'
import { type Line, problem } from '../line.ts'
import type { PartnerRead } from './read-partners.ts'

/**
 * Terms that cannot hold any longer: hours without working time, or something that they do not come to within two years. They were held to
 * the same when they were agreed, but holidays go on being added.
 */
export function checkTerms(partners: PartnerRead[], now: Instant): Line[] {
  return partners.flatMap(({ partner: { name, slug, terms } }) => {
    const remedy = `Correct the sheet of ${slug} and apply it.`
    const unsound = Object.entries(terms.calendars).flatMap(([hours, { calendar }]) =>
      validateCalendar(calendar).map((why) => `The hours “${hours}” of ${name} cannot be used: ${why}`),
    )
    const unkept = unsound.length > 0 ? [] : promiseProblems(terms, now).map((what) => `${name}: ${what}`)
    return [...unsound, ...unkept].map((what) => problem(`${what} ${remedy}`))
  })
}
