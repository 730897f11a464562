import { waitEndsAt } from '../../domain/escalations/wait-ends-at.ts'
import type { Objective } from '../../domain/terms/objective.ts'
import { hoursOf, usualHours } from '../../domain/terms/hours-of.ts'
import { policyOf } from '../../domain/terms/climbs-by.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { measured } from '../../domain/sla/start-clock.ts'
import { CalendarError } from '../../domain/time/calendar-error.ts'
import { validateCalendar } from '../../domain/time/validate-calendar.ts'
import { formatTarget } from '../../domain/time/duration.ts'
import { DAY, type Instant } from '../../domain/time/instant.ts'
import { addWork } from '../../domain/time/work.ts'
import { type Line, problem } from '../line.ts'
import type { PartnerRead } from './read-partners.ts'

const FURTHEST_MS = 731 * DAY

/** Terms that cannot hold: a calendar without working time, or a target or wait that it does not reach within two years. */
export function checkTerms(partners: PartnerRead[], now: Instant): Line[] {
  return partners.flatMap(({ partner }) => {
    const unsound = validateCalendar(usualHours(partner.terms))
    const remedy = `Correct the sheet of ${partner.slug} and apply it.`
    if (unsound.length > 0)
      return [problem(`The working hours of ${partner.name} cannot be used: ${unsound.join(' ')} ${remedy}`)]
    return unreached(partner.terms, now).map((what) =>
      problem(
        `${partner.name}: ${what} is not reached within two years; its working hours and holidays leave too little time. ${remedy}`,
      ),
    )
  })
}

function unreached(terms: Terms, now: Instant): string[] {
  const objectives = terms.objectives
    .filter((objective) => {
      const { calendar: hours, targetMs } = measured(objective, hoursOf(terms, objective))
      return !inTime(() => addWork(hours, now, targetMs), now)
    })
    .map((objective) => `the time to ${objective.measure}${about(objective)} (${formatTarget(objective.target)})`)
  const waits = terms.ladders
    .flatMap((ladder) => policyOf(ladder).steps)
    .flatMap((step, index) =>
      inTime(() => waitEndsAt(step, usualHours(terms), now), now)
        ? []
        : [`the wait of step ${index + 1} of its escalations (${formatTarget(step.wait)})`],
    )
  return [...new Set([...objectives, ...waits])]
}

function inTime(reach: () => Instant, now: Instant): boolean {
  try {
    return reach() <= now + FURTHEST_MS
  } catch (error) {
    if (error instanceof CalendarError && error.code === 'too-far') return false
    throw error
  }
}

function about({ severity, kind }: Objective): string {
  return `${severity === undefined ? '' : ` at severity ${severity}`}${kind === undefined ? '' : ` of a ${kind}`}`
}
