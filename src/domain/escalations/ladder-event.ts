import type { Party, Side } from '../partners/party.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { FactData } from '../timeline/fact.ts'
import type { AtNight } from './paged-at-night.ts'
import type { Cause, JoinedCause, Ladder, Rung, Urgency } from './ladder.ts'

export type LadderEvent =
  /** What a side waited for is over: its step, the time somebody said, or the answer that they owe. Early, late or twice, it is harmless. */
  | { type: 'WaitEnded'; side: Side }
  /** Somebody has gone away or is back, and what whoever has it is asked there nobody has read yet. Twice, it is harmless. */
  | { type: 'AskedAnew'; side: Side }
  /** No message of that step could be delivered, for good. Twice or late, it is harmless. */
  | ({ type: 'StepUnheard' } & Rung)
  /** `backBy`: when they are asked how it stands, said by nobody where it is the `usual` time. By whoever has it, it says so again. */
  | { type: 'EscalationAcknowledged'; by: Party; backBy: Instant; usual?: true }
  /** Somebody of a step that each must take is not waited for any more. Twice or late, it is harmless. */
  | { type: 'AwaitedLeft'; side: Side }
  /** Their own side climbs again at `until`. */
  | { type: 'EscalationSnoozed'; by: Party; until: Instant }
  /** Somebody else of their own side has it. `away`: whom it was given to, in whose place `to` has it. */
  | { type: 'EscalationReassigned'; by: Party; to: Party; backBy: Instant; away?: { who: Party; until: Instant } }
  /** Whoever has it is away from now on, until then; `to` stands in, and is asked at `backBy` where they were asked already; `asleep` stands in, and takes no page at that hour. Twice, it is harmless. */
  | { type: 'HolderAway'; by: Party; to?: Party; asleep?: Party; backBy: Instant; until: Instant }
  /** "Escalate now", of their own side, or of the one that owes: refused when the ladder has moved since `version` of the card it was pressed on. */
  | { type: 'EscalatedNow'; by: Party; version: number; side?: Side }
  | { type: 'EscalationCalmed'; by: Party; to: Urgency; why: string }
  | { type: 'EscalationNoted'; by: Party; text: string; audience: 'shared' | 'internal' }
  /** Ends what is owed to their side, and what their side started. */
  | { type: 'EscalationResolved'; by: Party; why: string }
  | { type: 'EscalationReopened'; by: Party; why: string }
  /** Something is to be told, too. Whoever has it is called again only by something more urgent. `another`: a breach of its own, of another objective or round than what it stands for. */
  | { type: 'CauseJoined'; joined: JoinedCause; another?: true }
  /** What is said of this subject is more urgent, or less, than before. `unconfirmed`: as `by` would have it, which goes for what is owed to their side. */
  | { type: 'UrgencyChanged'; subjectId: string; urgency: Urgency; by?: Party; unconfirmed?: Urgency }
  /** What is said of this subject is over, of whichever cause where none is named. The ladder goes on for what else stands. */
  | { type: 'CauseEnded'; subjectId: string; cause?: Cause; by?: Party; why: string }
  /** The side that owes says that this subject is resolved: silent until then, the other side has confirmed it. Said again, it is so until another time. */
  | { type: 'ResolutionStated'; subjectId: string; confirms: Side; until: Instant; by?: Party }
  /** It is not solved: as if that had not been said. */
  | { type: 'ResolutionStruck'; subjectId: string; by?: Party }

/** For each step of a policy: has this side anybody to tell there? `not theirs`: the step names nobody of this side, which waits through it. */
export type StepReach = 'somebody' | 'nobody' | 'not theirs'
/** Resolved by the caller from the directory just before deciding. */
export type Reach = Record<Side, StepReach[]> & {
  standIns?: Record<Side, (StandIns | undefined)[]>
  /** Of a step that each must take: whom it has reached and who can still take it, those who have included. */
  awaited?: Record<Side, Party[]>
  /** Where whoever has it is asked now, or hears that it climbs again; `nobody`: they are away, and nobody is called in their place at this hour. */
  toAnswer?: Partial<Record<Side, ToAnswer | NobodyAsked>>
}

/** From when on somebody may read what they are asked, and the hours in which they work. `of`: who is asked in the place of whoever has it. */
export type ToAnswer = { from: Instant; hours: Calendar; of?: Party; nobody?: never }

/** `asleep`: who stands in, and takes no page at that hour. */
export type NobodyAsked = { nobody: true; asleep?: Party }

/**
 * Whom a step finds away, and who is called in their place; who is on duty by the rotations that it names; whom a page leaves out at that hour; and who has it,
 * and need not be called.
 */
export type StandIns = { away: { who: Party; instead?: Party }[]; onDuty: Party[]; atNight?: AtNight; have?: Party[] }

export type LadderEffect =
  /** `again`: it was told before, and is a page since. */
  | ({ effect: 'notify step'; again?: true } & Rung)
  /** The card stands where that side talks; nobody is called by name. */
  | { effect: 'place card'; side: Side }
  | { effect: 'start timer'; side: Side; at: Instant }
  | { effect: 'cancel timer'; side: Side }
  | { effect: 'record fact'; fact: LadderFact }
  | { effect: 'show card' }
  /** Whoever said when they would be back is asked, or whoever put it off hears that it goes on; `of`, in their place. `again`: what was asked before is asked no more. */
  | { effect: 'ask holder'; side: Side; holder: Party; of?: Party; about: 'back' | 'snooze'; again?: true }
  /** Somebody else gave it to them; `away`: in whose place they have it. */
  | { effect: 'tell holder'; side: Side; holder: Party; by: Party; away?: { name: string; until: Instant } }
  /** Whoever watches such escalations hears that this one goes on now, or is over. */
  | { effect: 'tell watchers' }
  /** Nobody of a side acknowledged: somebody of ours who can be reached is told. `unlessHeardSince`: not where that has arrived since then. */
  | { effect: 'tell exhausted'; side: Side; unlessHeardSince?: Instant }

/** `data.side`: whose climb it is of, where it is of one. `audience`: for both sides where it is left out. */
export type LadderFact = {
  at: Instant
  kind:
    | 'EscalationStarted'
    | 'EscalationClimbed'
    | 'EscalationStepSkipped'
    | 'EscalationAwayFound'
    | 'EscalationDutyCalled'
    | 'EscalationPagedAtNight'
    | 'EscalationStepUnheard'
    | 'EscalationAcknowledged'
    | 'EscalationTaken'
    | 'EscalationTakenByAll'
    | 'EscalationHandedOver'
    | 'EscalatedNow'
    | 'EscalationResolved'
    | 'EscalationCauseJoined'
    | 'EscalationCauseEnded'
    | 'EscalationExhausted'
    | 'EscalationBackAsked'
    | 'EscalationHolderSilent'
    | 'EscalationGivenUp'
    | 'EscalationSnoozed'
    | 'EscalationSnoozeEnded'
    | 'EscalationUrgencyChanged'
    | 'EscalationNoted'
    | 'EscalationReopened'
    | 'EscalationHeld'
    | 'EscalationHeldNoMore'
  by?: Party
  data: FactData
  /** Of our side alone. */
  audience?: 'internal'
}

export type LadderDecision = { state: Ladder; effects: LadderEffect[] } | { unchanged: string } | { refused: string }

export function recorded(fact: LadderFact): LadderEffect {
  return { effect: 'record fact', fact }
}
