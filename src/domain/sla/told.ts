import type { Instant } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import type { ClockHistory } from './derive-clock.ts'
import type { Reckoning } from './due.ts'
import type { Standing } from './judge-clock.ts'
import type { PrintedReckoning } from './reckon-in-words.ts'

/** All that the sentences about a clock are made of. */
export type Told = {
  clock: Clock
  history: ClockHistory
  standing: Standing
  reckoning: Reckoning
  printed: PrintedReckoning
  now: Instant
  say: (at: Instant) => string
}

/** The due time, also one that has passed before a pause. */
export function dueOf({ standing }: Pick<Told, 'standing'>): Instant | undefined {
  return 'dueAt' in standing ? standing.dueAt : standing.breachedAt
}
