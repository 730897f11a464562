import { CASE_KINDS, type CaseKind, SEVERITIES, type Severity } from '../cases/case.ts'
import { SIDES } from '../partners/party.ts'
import { objectivesFor } from '../sla/objectives-for.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import { ALWAYS, type Calendar } from '../time/calendar.ts'
import { durationMs, formatTarget } from '../time/duration.ts'
import { hoursOf } from './hours-of.ts'
import type { Objective } from './objective.ts'
import type { Terms } from './terms.ts'

/**
 * Updates that would never be due before their case is to be resolved, a sentence for each severity and kind of case. Two times in different hours are not
 * set against each other, unless the shorter one is counted around the clock.
 */
export function updateProblems(terms: Terms): string[] {
  const problems = SIDES.flatMap((obligor) =>
    SEVERITIES.flatMap((severity) =>
      CASE_KINDS.flatMap((kind) => {
        const promised = objectivesFor(terms.objectives, { severity, kind, obligor })
        const [update, resolve] = (['update', 'resolve'] as const).map((measure) =>
          promised.find((one) => one.measure === measure),
        )
        return update && resolve && isLonger(terms, update, resolve) ? [problem(update, resolve, severity, kind)] : []
      }),
    ),
  )
  return [...new Set(problems)]
}

function isLonger(terms: Terms, update: Objective, resolve: Objective): boolean {
  const [every, until] = [hours(terms, update), hours(terms, resolve)]
  const isComparable = until === ALWAYS || alike(every) === alike(until)
  return isComparable && durationMs(update.target, every) > durationMs(resolve.target, until)
}

function hours(terms: Terms, objective: Objective): Calendar {
  return objective.hours === 'always' ? ALWAYS : hoursOf(terms, objective)
}

function alike(calendar: Calendar): string {
  return canonicalJson({ ...calendar, version: 0 })
}

function problem(update: Objective, resolve: Objective, severity: Severity, kind: CaseKind): string {
  const about = update.kind === undefined && resolve.kind === undefined ? '' : `, ${kind}`
  const [every, until] = [formatTarget(update.target), formatTarget(resolve.target)]
  return `The time for an update at severity ${severity}${about}: ${every} is longer than the ${until} to resolve such a case, so that none would be due before. Give a shorter time, or one of its own for severity ${severity}.`
}
