import type { Party } from '../partners/party.ts'
import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { FactData } from '../timeline/fact.ts'
import type { LadderPolicy } from './policy.ts'

/**
 * An escalation climbing its ladder.
 *
 *   climbing ──► acknowledged ──► resolved
 *      │ ▲            ▲              ▲
 *      └─┘ next step  │              │  (whoever resolves the subject resolves the ladder)
 *      └──► exhausted ┴──────────────┘
 *
 * climbing: leaves a step when its wait is over or by "escalate now"; steps that are empty, and those none of whose messages could be
 * delivered, are left at once. After the last step of the last cycle it is exhausted, which somebody of ours who can be reached is told; an
 * exhausted ladder can still be acknowledged.
 */
export type Ladder = LadderCommon &
  (
    | { status: 'climbing'; step: number; cycle: number; nextAt: Instant }
    | { status: 'acknowledged'; step: number; cycle: number; acknowledgedAt: Instant; by: Party }
    | { status: 'resolved'; resolvedAt: Instant; by?: Party; why: string; acknowledgedBy?: Party }
    | { status: 'exhausted'; exhaustedAt: Instant }
  )

type LadderCommon = {
  id: string
  /** Said aloud as ESC-{number}. */
  number: number
  partnerId: string
  subject: LadderSubject
  cause: Cause
  /** One sentence: what is due, from whom, since when. */
  reason: string
  /** What it stands for besides, oldest first: when its own cause is over, it goes on about the first of them. */
  joined?: JoinedCause[]
  startedAt: Instant
  startedBy?: Party
  /** The version of the agreement that it climbs by, and which of its ladders: "usual", "of severity 1". */
  agreement: AgreementRef
  ladderName: string
  policy: LadderPolicy
  calendar: Calendar
  /** Steps already told, oldest first: cards show the way up. */
  climbed: Climbed[]
  version: number
}

/** A step that was told. `unheard`: none of its messages could be delivered. `but`: who took it there by hand, by their id; they know of it, and are not called. */
export type Climbed = { step: number; cycle: number; at: Instant; unheard?: true; but?: string }

/** What the ladder is about. `label` is what people say: "CASE-12", "CHECK-3", "ACT-3". `caseId`: the case in whose thread an action is talked about. */
export type LadderSubject = {
  kind: 'case' | 'check-in' | 'action'
  id: string
  label: string
  title: string
  caseId?: string
}

/** A further cause, of something that has no ladder of its own. */
export type JoinedCause = { subject: LadderSubject; cause: Cause; reason: string; at: Instant }

/** One cause never opens two ladders for the same subject. */
export const CAUSES = ['sla-breach', 'red-flag', 'action-overdue', 'manual'] as const
export type Cause = (typeof CAUSES)[number]

export type LadderEvent =
  /** The wait of (step, cycle) is over. Early, late or twice, it is harmless. */
  | { type: 'WaitEnded'; step: number; cycle: number }
  /** No message of (step, cycle) could be delivered, for good. Twice or late, it is harmless. */
  | { type: 'StepUnheard'; step: number; cycle: number }
  | { type: 'EscalationAcknowledged'; by: Party }
  /** "Escalate now": refused when the ladder has moved since `version` of the card it was pressed on. */
  | { type: 'EscalatedNow'; by: Party; version: number }
  | { type: 'EscalationResolved'; by?: Party; why: string }
  /** Something that belongs to its subject is to be told, too. Whoever has it is not called again. */
  | { type: 'CauseJoined'; joined: JoinedCause }
  /** What is said of this subject is over, of whichever cause where none is named. The ladder goes on for what else stands. */
  | { type: 'CauseEnded'; subjectId: string; cause?: Cause; by?: Party; why: string }

/** Which steps have anybody to tell, by index; resolved by the caller from the directory just before deciding. */
export type Reach = boolean[]

export type LadderEffect =
  | { effect: 'notify step'; step: number; cycle: number }
  | { effect: 'start timer'; at: Instant; step: number; cycle: number }
  | { effect: 'cancel timer' }
  | { effect: 'record fact'; fact: LadderFact }
  | { effect: 'show card' }
  /** Nobody acknowledged: somebody of ours who can be reached is told. */
  | { effect: 'tell exhausted' }

export type LadderFact = {
  at: Instant
  kind:
    | 'EscalationStarted'
    | 'EscalationClimbed'
    | 'EscalationStepSkipped'
    | 'EscalationStepUnheard'
    | 'EscalationAcknowledged'
    | 'EscalationHandedOver'
    | 'EscalatedNow'
    | 'EscalationResolved'
    | 'EscalationCauseJoined'
    | 'EscalationCauseEnded'
    | 'EscalationExhausted'
  by?: Party
  data: FactData
}

export type LadderDecision = { state: Ladder; effects: LadderEffect[] } | { unchanged: string } | { refused: string }

/** How people say it: "ESC-3". */
export function ladderLabel(number: number): string {
  return `ESC-${number}`
}

/** All that it stands for, its own first. */
export function causesOf({ subject, cause, reason, startedAt: at, joined = [] }: Ladder): JoinedCause[] {
  return [{ subject, cause, reason, at }, ...joined]
}

/** What was told at a step, the last time in that round. */
export function climbedAt({ climbed }: Pick<Ladder, 'climbed'>, step: number, cycle: number): Climbed | undefined {
  return climbed.findLast((one) => one.step === step && one.cycle === cycle)
}

/** The id of the case that it is about, or in whose thread it is talked about. */
export function caseOf({ kind, id, caseId }: LadderSubject): string | undefined {
  return kind === 'case' ? id : caseId
}

/** Nobody on its steps could be told: there was nobody, or no message could be delivered. */
export function isUntold({ climbed }: Ladder): boolean {
  return climbed.every(({ unheard }) => unheard)
}
