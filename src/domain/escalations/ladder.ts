import type { Party, Side } from '../partners/party.ts'
import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { LadderPolicy } from './policy.ts'
import type { SideState } from './side-state.ts'

/**
 * An escalation climbing its ladder, on each side by itself: whatever somebody does about the climb of their side leaves the other side's alone.
 *
 *   open ◄──► held ──► resolved ──► open
 *
 * open: a side climbs, or has gone through all its steps. held: on each side that it stands on, somebody has it, or has put it off. Whoever ends the last
 * of what it stands for resolves it; by hand that is for the side that is owed. Reopened, it climbs from the bottom. Where all that it stands for is said to be resolved by
 * the side that owes, and is unconfirmed, it is held too: hold-until-confirmed.ts.
 */
export type Ladder = StandingCause & {
  id: string
  /** Said aloud as ESC-{number}. */
  number: number
  partnerId: string
  /** What it stands for besides, oldest first: when its own cause is over, it goes on about the first of them. */
  joined?: JoinedCause[]
  startedAt: Instant
  /** The version of the agreement that it climbs by, and which of its ladders: "usual", "of severity 1". */
  agreement: AgreementRef
  ladderName: string
  policy: LadderPolicy
  /** The working hours that both sides agreed on. */
  calendar: Calendar
  /** Steps already told, oldest first: cards show the way up. */
  climbed: Climbed[]
  /** So many of them were told before it was opened again. */
  toldBefore?: number
  /** How each side stands; once it is resolved, how they stood then. */
  sides: Record<Side, SideState>
  /** It was begun when each cause had a ladder of its own, so another may climb for the same subject. */
  ofOneCause?: true
  /** What was said on it last, for each of those who read it. */
  notes?: { shared?: LadderNote; internal?: LadderNote }
  /** Somebody who is owed has said that it is no more urgent than this, until something more urgent joins. */
  calmedTo?: Urgency
  /** The side that owes says that one of its subjects is resolved, and the other side has not confirmed it yet. */
  unconfirmed?: Unconfirmed
  /** So many of its versions, the newest, only say something more: a card of before them shows where it stands. */
  unmoved?: number
  version: number
} & LadderStatus

export type LadderStatus =
  { status: 'open' | 'held' } | { status: 'resolved'; resolvedAt: Instant; by?: Party; why: string }

/**
 * `confirms`: the side that may confirm it, or say that it is not solved; silent until `until`, it has confirmed it. `heldAt`: how urgent the ladder was as it was held
 * for that.
 */
export type Unconfirmed = { subjectId: string; confirms: Side; until: Instant; heldAt?: Urgency }

export type LadderNote = { by: Party; at: Instant; text: string }

/**
 * A step that was told. `heardFrom`: none of those whom it calls may read it before. `unheard`: none of its messages could be delivered. `but`: who took it there by hand, by their
 * id; they know of it, and are not called.
 */
export type Climbed = Rung & { at: Instant; heardFrom?: Instant; unheard?: true; but?: string; instead?: Instead }

/** By their ids: who of its roles was away then, or had it already, and who was called besides: their delegates, and whoever was on duty. */
export type Instead = { away: string[]; called: string[] }

/** A place on the way up of one side: `step` is an index into the policy's steps, `cycle` counts from 1. */
export type Rung = { side: Side; step: number; cycle: number }

/** What the ladder is about. `label` is what people say: "CASE-12", "CHECK-3", "ACT-3". `caseId`: the case in whose thread an action is talked about. */
export type LadderSubject = {
  kind: 'case' | 'check-in' | 'action'
  id: string
  label: string
  title: string
  caseId?: string
}

/** Something that an escalation stands for, until it is over. A ladder's own fields are those of the first. */
export type StandingCause = {
  subject: LadderSubject
  cause: Cause
  /** One sentence: what is due, from whom, since when. */
  reason: string
  /** Whoever started it by hand. */
  startedBy?: Party
  /** The side that owes what is due; absent where neither does. */
  obligor?: Side
  /** Of this cause alone; how urgent the escalation is, `urgencyOf` says. */
  urgency: Urgency
  /** The breached objective runs at every hour of every day, so the side that owes is called at every hour too. */
  aroundTheClock?: true
}

/** A further cause that stands. */
export type JoinedCause = StandingCause & { at: Instant }

/** The calmest first. It sets who is called when: DESIGN §5. */
export const URGENCIES = ['note', 'notice', 'page'] as const
export type Urgency = (typeof URGENCIES)[number]

export const CAUSES = ['sla-breach', 'red-flag', 'action-overdue', 'manual'] as const
export type Cause = (typeof CAUSES)[number]

/** How people say it: "ESC-3". */
export function ladderLabel(number: number): string {
  return `ESC-${number}`
}

/** What was told at a step, the last time in that round. */
export function climbedAt({ climbed }: Pick<Ladder, 'climbed'>, { side, step, cycle }: Rung): Climbed | undefined {
  return climbed.findLast((one) => one.side === side && one.step === step && one.cycle === cycle)
}

/** The id of the case that it is about, or in whose thread it is talked about. */
export function caseOf({ kind, id, caseId }: LadderSubject): string | undefined {
  return kind === 'case' ? id : caseId
}

/** Nobody on a side’s steps, or on any, could be told: there was nobody, or no message could be delivered. */
export function isUntold({ climbed }: Pick<Ladder, 'climbed'>, side?: Side): boolean {
  return climbed.every((one) => one.unheard || (side !== undefined && one.side !== side))
}

/** All that it stands for, its own cause first. */
export function causesOf(ladder: Ladder): StandingCause[] {
  return [ladder, ...(ladder.joined ?? [])]
}

/** As urgent as the most urgent of what it stands for, but for what somebody calmed. */
export function urgencyOf(ladder: Ladder): Urgency {
  const raised = urgencyUncalmed(ladder)
  const { calmedTo } = ladder
  return calmedTo !== undefined && isHigher(raised, calmedTo) ? calmedTo : raised
}

/** As urgent as what it stands for, which is how it is opened again. */
export function urgencyUncalmed(ladder: Ladder): Urgency {
  return highest(causesOf(ladder).map(({ urgency }) => urgency))
}

export function isHigher(one: Urgency, other: Urgency): boolean {
  return URGENCIES.indexOf(one) > URGENCIES.indexOf(other)
}

/** The most urgent of these. */
export function highest(all: readonly Urgency[]): Urgency {
  return URGENCIES.findLast((one) => all.includes(one)) ?? 'note'
}

/** Of what nobody owes, both sides wait for something. */
export function isOwedTo({ obligor }: StandingCause, side: Side): boolean {
  return obligor !== side
}
