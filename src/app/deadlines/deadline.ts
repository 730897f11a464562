import type { Tx } from '../../ports/store/store.ts'
import type { TimerKind, TimerOf } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'

/** One kind of deadline. */
export type Deadline<K extends TimerKind> = {
  /** What to do when it comes: harmless early, late and twice. */
  meet(means: Means, timer: TimerOf<K>): Promise<void>
  /** What it will bring, for whoever looks at what is due. */
  inWords(view: Tx, timer: TimerOf<K>): Promise<string>
}
