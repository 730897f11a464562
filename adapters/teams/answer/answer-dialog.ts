import type { Form, FormValues } from '../../../src/cards/form.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import { formToAdaptiveCard } from '../render/form-to-adaptive-card.ts'
import type { Refusal } from '../render/form-to-adaptive-card.ts'
import { cardAttachment } from '../render/outgoing-message.ts'

/** Body of the answer to task/fetch and task/submit. An empty one closes the dialog. */
export function answerDialog(kind: 'task/fetch' | 'task/submit', answer: Answer, values: FormValues): object {
  switch (answer.kind) {
    case 'form':
      return continueWith(answer.form)
    case 'errors':
      return continueWith(answer.form, { values, errors: answer.errors })
    case 'notice':
    case 'refused':
    case 'fresh-card':
      return message(answer.text)
    case 'nothing':
      // A dialog that was asked for must show something; one that was submitted may just close.
      return kind === 'task/fetch' ? message('Done.') : {}
  }
}

function continueWith(form: Form, refusal?: Refusal): object {
  const card = cardAttachment(formToAdaptiveCard(form, refusal))
  return { task: { type: 'continue', value: { title: form.title, height: 'medium', width: 'medium', card } } }
}

function message(value: string): object {
  return { task: { type: 'message', value } }
}
