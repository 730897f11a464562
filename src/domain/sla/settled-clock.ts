import type { Instant } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import type { ClockHistory } from './derive-clock.ts'
import type { Level } from './judge-clock.ts'

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
  /** Warning levels still to come. */
  ahead: Level[]
  /** The warning to give now. */
  warning?: Level | undefined
  /** How much of the target is used where it stands. */
  usedPercent: number
}
