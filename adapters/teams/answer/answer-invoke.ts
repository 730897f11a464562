import type { Answer, Inbound } from '../../../src/ports/inbound.ts'
import type { InvokeKind } from '../receive/heard.ts'
import { answerAction } from './answer-action.ts'
import { answerDialog } from './answer-dialog.ts'

/** The body of the HTTP answer to an invoke. */
export function answerInvoke(kind: InvokeKind, inbound: Inbound, answer: Answer): object {
  if (kind === 'adaptiveCard/action') return answerAction(answer)
  return answerDialog(kind, answer, inbound.what.kind === 'submission' ? inbound.what.values : {})
}

/**
 * Whether the answer also needs a message of its own: a form that an Action.Execute cannot open, and a fresh card that a
 * dialog cannot put in the place of the one behind it.
 */
export function needsMessage(kind: InvokeKind, answer: Answer): boolean {
  return kind === 'adaptiveCard/action' ? answer.kind === 'form' : answer.kind === 'fresh-card'
}
