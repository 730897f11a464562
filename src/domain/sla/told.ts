import type { Instant } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import type { ClockHistory, ClockRoots } from './derive-clock.ts'
import type { Standing } from './judge-clock.ts'
import type { PrintedReckoning } from './reckon-in-words.ts'
import type { Ruling } from './used-time.ts'

/** All that the sentences about a clock are made of. */
export type Told = {
  clock: Clock
  /** Of one that rolls, the turn it has got to. */
  roots: ClockRoots
  history: ClockHistory
  standing: Standing
  ruling: Ruling
  printed: PrintedReckoning
  now: Instant
  say: (at: Instant) => string
}
