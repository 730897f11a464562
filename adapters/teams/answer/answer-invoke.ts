import type { Form } from '../../../src/cards/form.ts'
import type { Answer, Inbound } from '../../../src/ports/inbound.ts'
import type { InvokeKind } from '../receive/heard.ts'
import { answerAction } from './answer-action.ts'
import { answerDialog } from './answer-dialog.ts'

/** The body of the HTTP answer to an invoke. `submitted`: the form that the invoke submitted, as it was shown. */
export function answerInvoke(kind: InvokeKind, { what }: Inbound, answer: Answer, submitted?: Form): object {
  if (kind === 'adaptiveCard/action') return answerAction(answer)
  const values = what.kind === 'submission' ? what.values : {}
  if (answer.kind === 'refused' && submitted !== undefined)
    return answerDialog(kind, { kind: 'errors', form: submitted, errors: { form: answer.text } }, values)
  return answerDialog(kind, answer, values)
}

/**
 * Whether the answer also needs a message of its own: a form that an Action.Execute cannot open, and a fresh card that a
 * dialog cannot put in the place of the one behind it.
 */
export function needsMessage(kind: InvokeKind, answer: Answer): boolean {
  return kind === 'adaptiveCard/action' ? answer.kind === 'form' : answer.kind === 'fresh-card'
}
