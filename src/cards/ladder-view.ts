import type { Cause, LadderSubject, Urgency } from '../domain/escalations/ladder.ts'
import type { Side } from '../domain/partners/party.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { PersonRef } from './card.ts'

/** Who has it too, where each whom a step calls must take it; who has yet to, by name where both sides may read it, or so many others. */
export type HaveIt = { taken?: string[]; missing?: string[] | 'others' }

/** `waits`: none of its steps has been told yet. `heardFrom`: none of those whom its step calls may read it before. */
type ClimbingView = {
  state: 'climbing'
  step: number
  of: number
  nextAt: Instant
  heardFrom?: Instant
  waits?: true
  unheard?: string[]
} & HaveIt

/** How a side stands, as everybody may see it; steps count from 1. */
export type SideStands =
  | { state: 'none' }
  | { state: 'quiet'; until: Instant }
  | ClimbingView
  /** `asked`: they said they would be back by now, and have not been heard since; `askedOf`: who is asked in their place. */
  | ({
      state: 'acknowledged'
      by: PersonRef
      at: Instant
      backBy: Instant
      asked?: Instant
      askedOf?: PersonRef
    } & HaveIt)
  /** `from`: who put it off, for whom `by` stands in. */
  | ({ state: 'snoozed'; by: PersonRef; from?: PersonRef; until: Instant } & HaveIt)
  /** `untold`: nobody on its steps could be told. */
  | { state: 'exhausted'; at: Instant; untold?: true }
  /** Held until that company confirms the resolution, by its silence at `until`; `unheard`: nobody of it is named, so no silence confirms it. `by`: who has it. */
  | ({ state: 'unconfirmed'; confirms: string; until: Instant; unheard?: true; by?: PersonRef } & HaveIt)

/** `company`: what the side is called. */
export type SideView = { company: string } & SideStands

/** An escalation as both sides may see it. */
export type LadderView = {
  label: string
  version: number
  partnerName: string
  subject: LadderSubject
  /** One sentence: what is due, from whom, since when. */
  reason: string
  cause: Cause
  urgency: Urgency
  /** What joined it: a sentence each. */
  joined: string[]
  startedAt: Instant
  zone: string
  /** Owner of the case it is about. */
  subjectOwner?: PersonRef
  sides: Record<Side, SideView>
  /** Who may end it by hand, who may say that it is less urgent, and who that it was not over. */
  endedBy: Side[]
  calmedBy: Side[]
  reopenedBy: Side[]
  /** What was said on it last, for both sides to read. */
  note?: NoteView
  over?: { at: Instant; why: string; by?: PersonRef }
}

export type NoteView = { byName: string; at: Instant; text: string }

/** `called`: who is asked to act at the present step, of the partner's side only. */
export type SharedLadderView = LadderView & { called: PersonRef[] }

/** A step that tells anybody, with whom, in words, counted from 1; `heardFrom`: none of them may read it before; the step the side stands at is `current`, and one whose messages could not be delivered is `unheard`; `all`: each must take it. */
export type PathStep = {
  step: number
  names: string
  toldAt?: Instant
  heardFrom?: Instant
  unheard?: boolean
  current: boolean
  all?: true
}

/** `called`: of our side. `path`: of each side. `ourNote`: what was said on it last among ourselves. */
export type InternalLadderView = LadderView & {
  called: PersonRef[]
  path: Record<Side, PathStep[]>
  /** Who of ours has yet to take it. */
  missing?: string[]
  ourNote?: NoteView
}
