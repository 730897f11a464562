import type { CaseLogEntry } from '../cases/case.ts'
import type { Side } from '../partners/partner.ts'
import type { AgreementRef } from '../terms/agreement.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant, Ms } from '../time/instant.ts'
import type { Measure, Objective } from './policy.ts'

/**
 * One SLA clock of one case, one measure, one cycle.
 *
 *   running ◄──► paused (waiting on the side that does not owe; no due time, nothing is evaluated)
 *      │            │
 *      └─────┬──────┘
 *            ▼
 *         stopped (met or missed)  — a reopened case starts a new cycle of the resolve clock
 *
 * From running and paused it is lifted when the terms promise nothing for the case any more, and goes on when they do again.
 *
 * A new cycle resumes: the working time used in the cycles before counts, the time between resolution and reopening does not. When nothing
 * was left, it is due at the reopening. The acknowledge clock has cycle 1 only; it stops at the resolution when nobody acknowledged.
 * A due time that has passed stays where it is: a pause that begins later freezes what is overdue, and moves nothing.
 *
 * Times are derived from the case's log at every event; only what was *said* is kept: warnings given, breach recorded.
 */
export type Clock = ClockCommon &
  (
    | { status: 'running'; dueAt: Instant }
    | { status: 'paused'; since: Instant; overdueByMs?: Ms }
    | { status: 'stopped'; stoppedAt: Instant; dueAt: Instant; met: boolean }
    | { status: 'lifted'; liftedAt: Instant }
  )

type ClockCommon = {
  id: string
  caseId: string
  measure: Measure
  cycle: number
  obligor: Side
  /** The version of the agreement that it runs under, and what that promises and in which hours. */
  agreement: AgreementRef
  objective: Objective
  calendar: Calendar
  /** The target in working time of `calendar`. */
  targetMs: Ms
  startedAt: Instant
  /** Percent levels already warned of, in this cycle. */
  warnedPercents: number[]
  /** The due instant that was missed, however late the sweep came. */
  breachedAt?: Instant
  version: number
}

export type ClockEvent =
  /** The case's log grew (or the terms changed): derive everything anew. */
  | { type: 'CaseLogGrew'; log: CaseLogEntry[] }
  /** The deadline of a level came. 100 is the due time. Early, late or twice, it is harmless. */
  | { type: 'LevelReached'; percent: number; log: CaseLogEntry[] }

export type ClockEffect =
  /** One timer per level; the same percent replaces the timer before it. */
  | { effect: 'start timer'; percent: number; at: Instant }
  | { effect: 'cancel timers' }
  | { effect: 'record fact'; fact: ClockFact }
  /** Tell the people concerned, once per (clock, cycle, level, recipient). */
  | { effect: 'notify'; notice: 'warning'; percent: number; dueAt: Instant }
  | { effect: 'notify'; notice: 'breach'; dueAt: Instant }
  /** A breach starts a ladder. */
  | { effect: 'start escalation' }
  /** The recorded breach proved wrong: a stop or a pause before the due time only arrived after the sweep, or the terms changed. */
  | { effect: 'withdraw breach'; why: string }

export type ClockFact = {
  at: Instant
  kind:
    | 'SlaClockStarted'
    | 'SlaClockPaused'
    | 'SlaClockResumed'
    | 'SlaWarned'
    | 'SlaBreached'
    | 'SlaMet'
    | 'SlaMissed'
    | 'SlaBreachWithdrawn'
    | 'SlaTermsChanged'
    | 'SlaTermsLifted'
  data: Record<string, string | number>
}

/** `state` is the very object that was given, its version too, when nothing changed; a timer may be armed again all the same. */
export type ClockDecision = { state: Clock; effects: ClockEffect[] }
