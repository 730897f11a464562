import type { Duration } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { policyOf } from './climbs-by.ts'
import { hoursOf, usualHours } from './hours-of.ts'
import { cannotBeReached, targetProblem } from './target-problem.ts'
import type { Terms } from './terms.ts'

/** What of these terms cannot be kept in their working hours, a sentence each. `from`: when they begin to hold. Their calendars are sound. */
export function promiseProblems(terms: Terms, from: Instant): string[] {
  const usual = usualHours(terms)
  const inHours = (what: string, span: Duration, working: boolean) =>
    working ? sentence(what, cannotBeReached(usual, span, from)) : []
  const problems = [
    ...terms.objectives.flatMap((objective) => {
      const { measure, severity, kind, target, hours } = objective
      const about = `${severity === undefined ? '' : ` at severity ${severity}`}${kind === undefined ? '' : `, ${kind}`}`
      const counted = hours === 'always' ? hours : hoursOf(terms, objective)
      return sentence(`The time to ${measure}${about}`, targetProblem(target, counted, from))
    }),
    ...terms.ladders
      .flatMap((ladder) => policyOf(ladder).steps.entries().toArray())
      .flatMap(([index, { wait, waitIn }]) =>
        inHours(`The wait of step ${index + 1} of escalations`, wait, waitIn === 'working' || inWorkingDays(wait)),
      ),
    ...terms.checks.flatMap(({ window }) => inHours('The window of health checks', window, inWorkingDays(window))),
  ]
  // What both sides owe in the same hours is one sentence.
  return [...new Set(problems)]
}

function inWorkingDays({ unit }: Duration): boolean {
  return unit === 'working days'
}

function sentence(what: string, problem: string | undefined): string[] {
  return problem === undefined ? [] : [`${what}: ${problem}`]
}
