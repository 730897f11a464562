import type { Instant } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import type { ClockHistory } from './derive-clock.ts'
import type { LevelAt } from './levels.ts'

/** A clock derived anew, beside what it was. */
export type Settled = {
  before: Clock
  after: Clock
  history: ClockHistory
  /** It was started, or its terms changed, with this. */
  cause?: 'new' | 'changed' | undefined
  now: Instant
  /** It runs, and not towards what its timers were set for. */
  moved: boolean
  /** Levels still to come. */
  ahead: LevelAt[]
  /** The one before the due time that it has come to now. */
  warning?: LevelAt | undefined
  /** Whether people are told of that. */
  isSent: boolean
  /** Those after the due time that it has come to now, in their order. */
  late: LevelAt[]
  /** How much of the target is used where it stands. */
  usedPercent: number
}
