import type { CaseKind, Severity } from '../cases/case.ts'
import type { Side } from '../partners/party.ts'
import { compareDecimals, type Decimal } from '../sla/figures/decimal.ts'
import type { Measure } from '../sla/measures/measures.ts'
import type { Duration } from '../time/duration.ts'
import type { Level } from './level.ts'
import type { Tells } from './tells.ts'

/** Who owes it: one of the two companies, or a team of ours that answers for it inside our company (an OLA). */
export type Obligor = Side | { team: string }

/** One promise. The most specific objective of a measure wins: kind and severity, then severity, then kind, then any. */
export type Objective = ObjectiveTerms & {
  /** Lives on over the versions of an agreement, so that figures of the same promise can be set side by side. */
  id: string
}

/** What a promise says. What it is about (measure, kind, severity, obligor) tells it from the others of its agreement. */
export type ObjectiveTerms = {
  measure: Measure
  severity?: Severity
  kind?: CaseKind
  obligor: Obligor
  /** `internal`: never shown to the partner. What a team of ours owes always is. */
  audience: 'internal' | 'shared'
  target: Duration
  /** `always`: 24×7. `calendar`: the working hours of the side that owes. Else one of the agreement's calendars, by its name. */
  hours: string
  /** Waiting on the side that does not owe pauses the clock. Waiting on the obligor never does. */
  pausesWhileWaiting: boolean
  /** Moments beside the due time, in their order: of one before it people are told, and those after it are causes of the escalation. */
  levels: Level[]
  /** Absent: the owner of the case alone. */
  tells?: Tells
  /** What a raised severity counts the new target from. */
  severityRaised: (typeof SEVERITY_RAISED)[number]
  /** Of the cases that count in a period so many in per cent are enough for it to be kept. Absent: no case may miss it. Never 100, which is the same. */
  attainment?: Decimal
  /** The business outcome this protects, in words that both sides read on cards and notices. Required: the what, not the how. */
  protects: string
}

export const SEVERITY_RAISED = ['from change', 'from opening'] as const

/** Every case: what holds where no share of them is agreed. */
export const EVERY_CASE: Decimal = '100'

/** Why a share of cases, in per cent, cannot be what keeps a promise; undefined where it can. */
export function attainmentProblem(share: Decimal): string | undefined {
  if (compareDecimals(share, '0') <= 0)
    return 'A promise that is kept with 0 % of the cases promises nothing: give a share above 0 %, or end it.'
  if (compareDecimals(share, EVERY_CASE) > 0)
    return `More than every case cannot keep it: ${share} % is more than 100 %. Leave it out where no case may miss it.`
  return undefined
}

/** What tells a promise from the others: two that are about the same are one. */
export function aboutOf({
  measure,
  kind,
  severity,
  obligor,
}: Pick<ObjectiveTerms, 'measure' | 'kind' | 'severity' | 'obligor'>): string {
  return JSON.stringify([measure, kind ?? null, severity ?? null, obligor])
}

/** The team of ours that owes it inside our company; undefined for what the two companies owe each other. */
export function teamOf(obligor: Obligor): string | undefined {
  return typeof obligor === 'string' ? undefined : obligor.team
}

/** The company that owes: a team of ours owes on our side. */
export function sideOf(obligor: Obligor): Side {
  return typeof obligor === 'string' ? obligor : 'internal'
}
