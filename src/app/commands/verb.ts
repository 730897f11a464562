import type { Action } from '../../domain/partners/action.ts'
import type { Named } from '../../ports/inbound.ts'
import type { Outcome } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import type { Grammar } from '../line/grammar.ts'
import type { Words } from '../words.ts'

/** What was typed, taken apart, with the people it mentions. */
export type Typed = Words & { mentions: Named[] }

/** One word people type after `/partner` or `@Liaison`. */
export type Verb = Grammar & {
  /** e.g. `case acme "title" [--severity 1-4]`, without the prefix. The partner is called "acme", and by its own name where help knows it. */
  usage: string
  /** What it does, in a few words. */
  summary: string
  example: string
  /** It takes escalations: under the card of one it means that one, where the case has no card of its own. `alone`: nothing else, so that in the thread of a case it means the one about it. */
  takesEscalations?: true | 'alone'
  /** It takes drills: in the thread of the message of one it means that one. */
  takesDrills?: true
  /** All that it may come to, depending on what is typed. Who may do none of it anywhere is not offered it. */
  needs: Action[]
  /** What it changes and says is nobody else's business: where others would read the answer it is not done, and this says where it is. */
  alone?: string
  /** Why what it says may be meant otherwise, where that can be said only here. Asked of a line that is probably understood. */
  doubt?(scene: Scene, typed: Typed): Promise<Outcome | undefined>
  run(scene: Scene, typed: Typed): Promise<Outcome>
}
