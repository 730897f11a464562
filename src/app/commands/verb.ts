import type { Action } from '../../domain/partners/action.ts'
import type { Named } from '../../ports/inbound.ts'
import type { Outcome } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import type { Words } from '../words.ts'

/** What was typed, taken apart, with the people it mentions. */
export type Typed = Words & { mentions: Named[] }

/** One word people type after `/partner` or `@Liaison`. */
export type Verb = {
  verb: string
  /** Other words for the same. */
  also?: string[]
  /** e.g. `case acme "title" [--severity 1-4]`, without the prefix. The partner is called "acme", and by its own name where help knows it. */
  usage: string
  /** What it does, in a few words. */
  summary: string
  example: string
  /** The flags it understands, without "--". Another one is refused rather than left out: a slip of the finger must not pass unseen. */
  flags?: string[]
  /** It takes people's own words, which come back to them when it is refused. */
  takesWords?: true
  /**
   * In the thread of a case it means that case, where none is named: before whatever else is said, or only where nothing is said, because what is said may
   * name something else.
   */
  inThread?: 'before words' | 'alone'
  /** It takes escalations: under the card of one it means that one, where the case has no card of its own. */
  takesEscalations?: true
  /** Their words may go on over further lines, which are kept as they were written. */
  takesLines?: true
  /** Shown by the short help; the others by `help all`. */
  everyday?: boolean
  /** All that it may come to, depending on what is typed. Who may do none of it anywhere is not offered it. */
  needs: Action[]
  run(scene: Scene, typed: Typed): Promise<Outcome>
}
