import type { Card } from '../cards/card.ts'
import type { Form, FormErrors } from '../cards/form.ts'
import type { HeldRequest } from '../ports/store/held.ts'
import type { LineView } from '../cards/line-card.ts'
import type { OneMoreView } from '../cards/one-more-case.ts'
import type { Did } from './did.ts'

/** What a use case comes to, for whoever asked. Everything that others see goes through the outbox instead. */
export type Outcome =
  /**
   * It happened, or was so already: then `did` is empty. `say` is a short sentence for whoever asked, and tells nothing more. `toldUnder`: both sides are
   * told the same in the thread of this case, e.g. "CASE-12". `once`: said behind it to whoever sent a form, and kept nowhere.
   */
  | { kind: 'done'; say: string; did: Did[]; toldUnder?: string; once?: string }
  /** A card for the speaker alone. */
  | { kind: 'show'; card: Card }
  /** More is asked; `did`: what was done already. */
  | { kind: 'form'; form: Form; did?: Did[] }
  /** What was entered would do this: shown, and kept until they say so. What was done to find out is undone. */
  | { kind: 'preview'; form: Form; held: HeldRequest }
  /** Kept, and done only once whoever asked confirms it. */
  | { kind: 'confirm'; view: OneMoreView }
  /** Said back to whoever typed it: it may be what they mean, each of them if there are several. Kept, and done only if they say so. */
  | { kind: 'offer'; views: [LineView, ...LineView[]] }
  /** The form's values were refused; it stays open. */
  | { kind: 'errors'; form: Form; errors: FormErrors }
  /**
   * Not done, and why, in a sentence that says what to do now. `card`: the current face of the card that was pressed. `lacks`: it would be done of whichever
   * partner was named.
   */
  | { kind: 'refused'; why: string; card?: Card; lacks?: 'partner' }

export function done(say: string, did: Did[]): Extract<Outcome, { kind: 'done' }> {
  return { kind: 'done', say, did }
}

export function refused(why: string): { kind: 'refused'; why: string } {
  return { kind: 'refused', why }
}
