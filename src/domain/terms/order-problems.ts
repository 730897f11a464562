import { CASE_KINDS, type CaseKind, SEVERITIES, type Severity } from '../cases/case.ts'
import { SIDES } from '../partners/party.ts'
import { objectivesFor } from '../sla/objectives-for.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import { ALWAYS, type Calendar } from '../time/calendar.ts'
import { isAlwaysLater, isMostlyLater, type Span } from '../time/due-later.ts'
import { durationMs, formatTarget } from '../time/duration.ts'
import { DAY, type Instant, type Ms } from '../time/instant.ts'
import { hoursOf } from './hours-of.ts'
import { type Objective, type Obligor, teamOf } from './objective.ts'
import type { Terms } from './terms.ts'

/** Times that end before a case is resolved, and what is wrong with one that does not. */
const BEFORE = {
  acknowledge: { what: 'to acknowledge', so: 'so that it would be due after that' },
  update: { what: 'for an update', so: 'so that none would be due before' },
} as const

/** Updates that would never be due before their case is to be resolved, a sentence for each severity and kind of case, and for each team of ours that owes them. */
export function updateProblems(terms: Terms, from: Instant): string[] {
  const teams = [...new Set(terms.objectives.flatMap(({ obligor }) => teamOf(obligor) ?? []))]
  return dueAfter(terms, 'update', from, [...SIDES, ...teams.map((team) => ({ team }))])
}

/**
 * The same of acknowledgements: to be thought over, and never refused. The longer time is often one of those that every partner begins with, and nobody who shortens the time to resolve has
 * written it. Of what the two companies owe each other alone, since whoever reads it may be of either.
 */
export function lateAcknowledgements(terms: Terms, from: Instant): string[] {
  return dueAfter(terms, 'acknowledge', from, SIDES)
}

/** Updates that are refused by nothing, since in unlike hours some would be due before their case is to be resolved, and most would not: to be thought over, too. */
export function mostlyLateUpdates(terms: Terms, from: Instant): string[] {
  return dueAfter(terms, 'update', from, SIDES, 'mostly')
}

function dueAfter(
  terms: Terms,
  before: keyof typeof BEFORE,
  from: Instant,
  obligors: readonly Obligor[],
  how: 'always' | 'mostly' = 'always',
): string[] {
  // The same two promises hold for most severities and kinds.
  const reckoned = new Map<Objective, Map<Objective, boolean>>()
  const isLate = (first: Objective, resolve: Objective) => {
    const known = reckoned.getOrInsertComputed(first, () => new Map<Objective, boolean>())
    return known.getOrInsertComputed(resolve, () => isLonger(terms, [first, resolve], from, how))
  }
  const sentences = obligors.flatMap((obligor) =>
    SEVERITIES.flatMap((severity) =>
      CASE_KINDS.flatMap((kind) => {
        const promised = objectivesFor(terms.objectives, { severity, kind, obligor })
        const [first, resolve] = ([before, 'resolve'] as const).map((measure) =>
          promised.find((one) => one.measure === measure),
        )
        return first && resolve && isLate(first, resolve)
          ? [sentence(before, [first, resolve], { severity, kind }, how)]
          : []
      }),
    ),
  )
  return [...new Set(sentences)]
}

/** Two years: what every calendar knows the days off of, as far as anybody has said them. */
const LOOKED_AHEAD: Ms = 731 * DAY
/** What comes more often than not shows in one. */
const A_YEAR: Ms = 365 * DAY

/** In unlike hours a time is longer where it ends later whenever both begin; of those that take turns nothing can be said. */
function isLonger(
  terms: Terms,
  both: [first: Objective, resolve: Objective],
  from: Instant,
  how: 'always' | 'mostly',
): boolean {
  const [one, other] = both.map((objective) => {
    const calendar = hours(terms, objective)
    return { calendar, ms: durationMs(objective.target, calendar) }
  }) as [Span, Span]
  const isAlike = alike(one.calendar) === alike(other.calendar)
  if (how === 'mostly') return !isAlike && isMostlyLater(one, other, { from, to: from + A_YEAR })
  return isAlike ? one.ms > other.ms : isAlwaysLater(one, other, { from, to: from + LOOKED_AHEAD })
}

function hours(terms: Terms, objective: Objective): Calendar {
  return objective.hours === 'always' ? ALWAYS : hoursOf(terms, objective)
}

function alike(calendar: Calendar): string {
  return canonicalJson({ ...calendar, version: 0 })
}

function sentence(
  before: keyof typeof BEFORE,
  [first, resolve]: [first: Objective, resolve: Objective],
  { severity, kind }: { severity: Severity; kind: CaseKind },
  how: 'always' | 'mostly',
): string {
  const ofKind = first.kind === undefined && resolve.kind === undefined ? '' : `, ${kind}`
  const team = teamOf(first.obligor)
  const about = `${ofKind}${team === undefined ? '' : `, owed by ${team}`}`
  const [within, until] = [formatTarget(first.target), formatTarget(resolve.target)]
  const { what, so } = BEFORE[before]
  const longer = how === 'always' ? `${within} is longer than` : `${within}, in other hours, mostly end later than`
  return `The time ${what} at severity ${severity}${about}: ${longer} the ${until} to resolve such a case, ${so}. Give a shorter time, or one of its own for severity ${severity}.`
}
