import type { Ms } from '../domain/time/instant.ts'

/** Time that only ever passes, whatever is done to the clock on the wall: for pace. Simulated worlds drive it with their clock. */
export interface Stopwatch {
  /** Since some moment of its own; never less than before. */
  elapsed(): Ms
}
