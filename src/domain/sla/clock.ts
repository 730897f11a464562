import type { CaseLogEntry } from '../cases/case.ts'
import type { Party, Side } from '../partners/party.ts'
import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant, Ms } from '../time/instant.ts'
import type { Counted } from './figures/counted.ts'
import type { Measure, Objective } from './policy.ts'

/**
 * One SLA clock: what one measure measures once on one subject, in its first round or a further one.
 *
 *   running ◄──► paused (waiting on the side that does not owe; no due time, nothing is evaluated)
 *      │            │
 *      └─────┬──────┘
 *            ├────► unconfirmed (the side that owes says it is done; back when the other side says that it is not)
 *            ▼          │
 *         stopped ◄─────┘ (met or missed) — a reopened case starts a new round of the clocks that repeat
 *
 * From running and paused it is lifted when nothing is promised for the subject any more, and goes on when something is again; it is void,
 * neither met nor missed, when its subject is withdrawn or merged, until that is taken back. What is breached by then ends as missed.
 *
 * A new round has what was left of the target, at least a quarter of it. The working time of a closed round is frozen: nothing recounts it.
 * A due time that has passed stays where it is: a pause that begins later freezes what is overdue, and moves nothing; neither do other terms.
 *
 * Times are derived from the case's log and the terms it has had at every event; only what was *said* is kept: warnings given, breach recorded.
 */
export type Clock = ClockCommon &
  (
    | { status: 'running'; dueAt: Instant }
    | { status: 'paused'; since: Instant; overdueByMs?: Ms }
    | { status: 'unconfirmed'; stoppedAt: Instant; dueAt: Instant }
    | { status: 'stopped'; stoppedAt: Instant; dueAt: Instant; met: boolean; workedMs: Ms }
    | { status: 'lifted'; liftedAt: Instant }
    | { status: 'void'; voidedAt: Instant }
  )

type ClockCommon = Promised & {
  id: string
  subjectKind: SubjectKind
  subjectId: string
  partnerId: string
  /** Counts what its measure has measured on the case, from 1: with a measure that each reopening starts anew, the rounds of the case. */
  round: number
  measure: Measure
  /** The side that the log is read for. Of what a team of ours owes inside our company that is ours; which team, the objective says. */
  obligor: Side
  /** All it has been measured by, oldest first; the last but any `lifted` is the promise above. Never changed in place. */
  terms: HeldTerms[]
  startedAt: Instant
  /** Of a measure that rolls: what begins from then on is for other clocks to measure. */
  until?: Instant
  /** Of one that rolls: something was promised only when its turn had begun. */
  late?: true
  /** Working time used in the rounds before, as it was frozen then. */
  usedBeforeMs: Ms
  /** Levels it has come to already, in this round, each by where it lies in the target in per cent: 75 before the due time, 150 after it. */
  warnedPercents: number[]
  /** The due instant that was missed, however late the sweep came. */
  breachedAt?: Instant
  /** What it counts as in the figures of a period; absent while it counts as nothing. */
  counts?: Counted
  /** The side that is owed lets the breach pass. */
  waived?: { at: Instant; by: Party }
  version: number
}

/** What a clock runs on. */
export type SubjectKind = 'case'

/** A promise of a version of the agreement, with the hours that it counts in, and its target in working time of them. */
export type Promised = { agreement: AgreementRef; objective: Objective; calendar: Calendar; targetMs: Ms }

/**
 * What is promised for something; `otherwise`: what would be, had the side that owes asked for no stricter terms by itself. `later`: the terms that it was given since it began, where it is known only
 * afterwards.
 */
export type Given = { promised: Promised; otherwise?: Promised; later?: HeldTerms[] }

/**
 * `promised` is absent where nothing was promised from `since` on. `why`: `raised` and `lowered` are of the severity. `own`: the side that owes has asked for new terms by itself,
 * and the other side was not asked; `otherwise`: of what is promised by those terms and was not asked for then, since it began or changed later, what would be promised without them.
 */
export type HeldTerms = {
  since: Instant
  why: 'started' | 'raised' | 'lowered' | 'rebased'
  own?: true
  promised?: Promised
  otherwise?: Promised
}

export type ClockEvent =
  /** The case's log grew: derive everything anew. */
  | { type: 'CaseLogGrew'; log: CaseLogEntry[] }
  /** The deadline of a level came, by where that lies in the target: 100 is the due time. Early, late or twice, it is harmless. */
  | { type: 'LevelReached'; percent: number; log: CaseLogEntry[] }

export type ClockEffect =
  /** One timer per level; the same percent replaces the timer before it. */
  | { effect: 'start timer'; percent: number; at: Instant }
  | { effect: 'cancel timers' }
  | { effect: 'record fact'; fact: ClockFact }
  /** Tell the people concerned, once per (clock, round, level, recipient). */
  | { effect: 'notify'; notice: 'warning'; percent: number; dueAt: Instant }
  | { effect: 'notify'; notice: 'breach'; dueAt: Instant }
  /** A breach starts a ladder. */
  | { effect: 'start escalation' }
  /** It is overdue by so much, in words: a further cause of that ladder. */
  | { effect: 'add cause'; by: string }
  /** What was overdue has come, or is waited for no more: of this the ladder has nothing to call for. */
  | { effect: 'end escalation' }
  /** The recorded breach proved wrong: a stop or a pause before the due time only arrived after the sweep; or it was waived. */
  | { effect: 'withdraw breach'; why: string }

export type ClockFact = {
  at: Instant
  kind:
    | 'SlaClockStarted'
    | 'SlaClockPaused'
    | 'SlaClockResumed'
    | 'SlaPauseStruck'
    | 'SlaClockStands'
    | 'SlaWarned'
    | 'SlaBreached'
    | 'SlaOverdue'
    | 'SlaMet'
    | 'SlaMissed'
    | 'SlaVoided'
    | 'SlaBreachWithdrawn'
    | 'SlaBreachWaived'
    | 'SlaTermsChanged'
    | 'SlaTermsLifted'
  by?: Party
  data: Record<string, string | number>
}

/** `state` is the very object that was given, its version too, when nothing changed; a timer may be armed again all the same. */
export type ClockDecision = { state: Clock; effects: ClockEffect[] }
