import type { Absence } from '../rotations/rotation.ts'
import type { Instant } from '../time/instant.ts'
import type { FlagPolicy } from './flags.ts'
import type { Answered } from './judgements.ts'
import type { Run } from './run.ts'
import type { Scores } from './scores.ts'
import type { Signals } from './signals.ts'
import type { Side } from '../partners/party.ts'
import type { Voice } from './voice.ts'

/** A closed run of the partner, as later ones need it. */
export type EarlierRun = Answered & { closedAt: Instant; result: Scores }

/** Those of its audience before this one, the oldest first: those of the last 400 days, the one before it, and those of the first quarter. */
export type Earlier = readonly EarlierRun[]

/** A closed run of another audience of the partner: whom it asked, and who was away. */
export type BesideRun = EarlierRun & Pick<Run, 'audience' | 'respondents' | 'anonymous'> & { away?: readonly string[] }

/**
 * What a run is decided by beside itself. `besides`: those of other audiences. `absences`: of anybody, that were not over when it opened; of one that has closed none are asked for. `signals` and `flags`: what red flags go
 * by beside the answers, and what they start. `voices`: what the sides that answer without names said, read as it closes.
 */
export type Known = {
  earlier: Earlier
  besides: readonly BesideRun[]
  absences: readonly Absence[]
  signals: Signals
  flags?: FlagPolicy
  voices?: Partial<Record<Side, Voice[]>>
}

export const NOTHING_KNOWN: Known = { earlier: [], besides: [], absences: [], signals: {} }
