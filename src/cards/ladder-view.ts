import type { Cause, LadderSubject } from '../domain/escalations/ladder.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { PersonRef } from './card.ts'

export type LadderState =
  | { status: 'climbing'; nextAt: Instant }
  | { status: 'acknowledged'; by: PersonRef; at: Instant }
  | { status: 'resolved'; at: Instant; why: string; by?: PersonRef }
  /** `untold`: nobody on its steps could be told. */
  | { status: 'exhausted'; at: Instant; untold?: boolean }

/** An escalation as both sides may see it. */
export type LadderView = {
  label: string
  version: number
  partnerName: string
  subject: LadderSubject
  /** One sentence: what is due, from whom, since when. */
  reason: string
  cause: Cause
  /** What joined it: a sentence each. */
  joined: string[]
  startedAt: Instant
  zone: string
  /** Owner of the case it is about. */
  subjectOwner?: PersonRef
  state: LadderState
}

/** `called`: who is asked to act at the present step, of the partner's side only. */
export type SharedLadderView = LadderView & { called: PersonRef[] }

/**
 * `called`: of both sides. `path`: every step that tells anybody, with whom, in words, counted from 1; the step the ladder stands at is `current`, and one whose
 * messages could not be delivered is `unheard`.
 */
export type InternalLadderView = LadderView & {
  called: PersonRef[]
  path: { step: number; names: string; toldAt?: Instant; unheard?: boolean; current: boolean }[]
}
