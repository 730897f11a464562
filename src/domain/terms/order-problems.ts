import { CASE_KINDS, type CaseKind, SEVERITIES, type Severity } from '../cases/case.ts'
import { SIDES } from '../partners/party.ts'
import { objectivesFor } from '../sla/objectives-for.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import { ALWAYS, type Calendar } from '../time/calendar.ts'
import { durationMs, formatTarget } from '../time/duration.ts'
import { hoursOf } from './hours-of.ts'
import type { Objective } from './objective.ts'
import type { Terms } from './terms.ts'

/** Times that end before a case is resolved, and what is wrong with one that does not. */
const BEFORE = {
  acknowledge: { what: 'to acknowledge', so: 'so that it would be due after that' },
  update: { what: 'for an update', so: 'so that none would be due before' },
} as const

/** Updates that would never be due before their case is to be resolved, a sentence for each severity and kind of case. */
export function updateProblems(terms: Terms): string[] {
  return dueAfter(terms, 'update')
}

/**
 * The same of acknowledgements: to be thought over, and never refused. The longer time is often one of those that every partner begins with, and nobody who shortens the time to resolve has
 * written it.
 */
export function lateAcknowledgements(terms: Terms): string[] {
  return dueAfter(terms, 'acknowledge')
}

/** Two times in different hours are not set against each other, unless the shorter one is counted around the clock. */
function dueAfter(terms: Terms, before: keyof typeof BEFORE): string[] {
  const sentences = SIDES.flatMap((obligor) =>
    SEVERITIES.flatMap((severity) =>
      CASE_KINDS.flatMap((kind) => {
        const promised = objectivesFor(terms.objectives, { severity, kind, obligor })
        const [first, resolve] = ([before, 'resolve'] as const).map((measure) =>
          promised.find((one) => one.measure === measure),
        )
        return first && resolve && isLonger(terms, first, resolve)
          ? [sentence(before, first, resolve, { severity, kind })]
          : []
      }),
    ),
  )
  return [...new Set(sentences)]
}

function isLonger(terms: Terms, first: Objective, resolve: Objective): boolean {
  const [within, until] = [hours(terms, first), hours(terms, resolve)]
  const isComparable = until === ALWAYS || alike(within) === alike(until)
  return isComparable && durationMs(first.target, within) > durationMs(resolve.target, until)
}

function hours(terms: Terms, objective: Objective): Calendar {
  return objective.hours === 'always' ? ALWAYS : hoursOf(terms, objective)
}

function alike(calendar: Calendar): string {
  return canonicalJson({ ...calendar, version: 0 })
}

function sentence(
  before: keyof typeof BEFORE,
  first: Objective,
  resolve: Objective,
  { severity, kind }: { severity: Severity; kind: CaseKind },
): string {
  const about = first.kind === undefined && resolve.kind === undefined ? '' : `, ${kind}`
  const [within, until] = [formatTarget(first.target), formatTarget(resolve.target)]
  const { what, so } = BEFORE[before]
  return `The time ${what} at severity ${severity}${about}: ${within} is longer than the ${until} to resolve such a case, ${so}. Give a shorter time, or one of its own for severity ${severity}.`
}
