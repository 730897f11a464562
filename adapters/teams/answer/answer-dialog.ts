import type { Form, FormValues } from '../../../src/cards/form.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import type { InvokeKind } from '../receive/heard.ts'
import { formToAdaptiveCard } from '../render/form-to-adaptive-card.ts'
import type { Refusal } from '../render/form-to-adaptive-card.ts'
import { cardAttachment } from '../render/outgoing-message.ts'

/** Body of the answer to what asks for a dialog or submits one. An empty one closes it. */
export function answerDialog(
  kind: Exclude<InvokeKind, 'adaptiveCard/action'>,
  answer: Answer,
  values: FormValues,
): object {
  switch (answer.kind) {
    case 'form':
      return continueWith(answer.form)
    case 'errors':
      return continueWith(answer.form, { values, errors: answer.errors })
    case 'notice':
    case 'refused':
    case 'told':
    case 'fresh-card':
      return message(answer.text)
    case 'nothing':
      // A dialog that was asked for must show something; one that was submitted may just close.
      return kind === 'task/fetch' || kind === 'composeExtension/fetchTask' ? message('Done.') : {}
  }
}

function continueWith(form: Form, refusal?: Refusal): object {
  const card = cardAttachment(formToAdaptiveCard(form, refusal))
  return { task: { type: 'continue', value: { title: form.title, height: 'medium', width: 'medium', card } } }
}

function message(value: string): object {
  return { task: { type: 'message', value } }
}
