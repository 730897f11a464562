import type { Card } from '../cards/card.ts'
import type { Form, FormErrors } from '../cards/form.ts'
import type { OneMoreView } from '../cards/one-more-case.ts'

/** What a use case comes to, for whoever asked. Everything that others see goes through the outbox instead. */
export type Outcome =
  /** It happened (or was so already). `say` is a short sentence for the speaker. */
  | { kind: 'done'; say: string }
  /** A card for the speaker alone. */
  | { kind: 'show'; card: Card }
  | { kind: 'form'; form: Form }
  /** Kept, and done only once whoever asked confirms it. */
  | { kind: 'confirm'; view: OneMoreView }
  /** The form's values were refused; it stays open. */
  | { kind: 'errors'; form: Form; errors: FormErrors }
  /** Not done, and why, in a sentence that says what to do now. `card`: the current face of the card that was pressed. */
  | { kind: 'refused'; why: string; card?: Card }

export function done(say: string): Outcome {
  return { kind: 'done', say }
}

export function refused(why: string): { kind: 'refused'; why: string } {
  return { kind: 'refused', why }
}
