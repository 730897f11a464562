import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'

/**
 * The case waited on a side in [from, to), or from then on while it lasts. `credited`: by no question, but since that side let an untrue end stand. `toldAt`: that it was
 * asked was said only then.
 */
export type Wait = { on: Side; from: Instant; to?: Instant; credited?: true; toldAt?: Instant }

/**
 * What was said to be so and is declared never to have been: an unanswered wait, a resolution (`takenBack`: by whoever had stated it), or that a case was
 * withdrawn or merged.
 */
export type Struck =
  | { what: 'wait'; on: Side; from: Instant; at: Instant }
  | { what: 'resolution'; by: Side; from: Instant; at: Instant; creditedFrom?: Instant; takenBack?: true }
  | { what: 'ending'; by: Side; from: Instant; at: Instant }

/** Acknowledged, or answered by the side that was waited on, at `at`; until word of that came, `instead` counted. */
export type MovedBack = { at: Instant; instead: Instant } & ({ what: 'acknowledgement' } | { what: 'answer'; by: Side })

/**
 * Side `of` was asked at `at`, while it was not waited on: a further question meanwhile is no other. Struck: nothing was to be answered. Neither: it stands, or a
 * resolution or the end of the case came before an answer.
 */
export type Question = { of: Side; at: Instant; answeredAt?: Instant; struckAt?: Instant }

export type Resolution = { at: Instant; by: Side; confirmBy?: Instant; confirmed?: 'by word' | 'by silence' }

/** What the log says of one round, at the true times of what happened. */
export type RoundStory = {
  began: Instant
  /** Of a further round: the side that reopened the case, where the log tells. */
  reopenedBy?: Side
  acknowledgedAt?: Instant
  /** In order, until the round ended; only the last of a side may still last. What was struck is left out. */
  waits: Wait[]
  /** When the side that owes wrote, where the log keeps that; what it took back is left out. */
  words: Instant[]
  /** In the order in which they became known as questions, those that were struck among them. */
  questions: Question[]
  /** When a side was asked on that was waited on already, as it was known then. */
  askedOn: { of: Side; at: Instant }[]
  resolution?: Resolution
  /** Withdrawn or merged by this side, or said to be about another fault; `confirmed`: the other side agrees, or has no say in it. */
  ended?: { at: Instant; by: Side; confirmed: boolean }
  /** What it was reopened for is another fault: nothing of the case was down in it. */
  neverReopened?: true
  /** The case told no other fault than the one that it followed: nothing of it counts. */
  ofNothing?: true
  struck: Struck[]
  movedBack: MovedBack[]
}

/**
 * `open`: the wait that lasts. `interrupted`: the one that the resolution, or the end of the case, ended, if it stands. `credited`: what of the open wait counts even
 * if it is struck. `question`: the one that the last wait began with. `changedAt`: when a wait began or ended last.
 */
export type Telling = {
  story: RoundStory
  open?: Wait | undefined
  interrupted?: Wait | undefined
  question?: Question
  credited: Wait[]
  changedAt: Instant
}
