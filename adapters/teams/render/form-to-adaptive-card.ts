import type { Form, FormErrors, FormValues } from '../../../src/cards/form.ts'
import type { Action, AdaptiveCard, Element } from './adaptive-card.ts'
import { emptyAdaptiveCard } from './adaptive-card.ts'
import { writeFormData } from './action-data.ts'
import { textBlock } from './text-block.ts'
import { escapeText } from './escape-text.ts'
import { fieldInput } from './field-input.ts'

/** A form shown again after a refused submission: what was entered, and what is wrong with it. */
export type Refusal = { values: FormValues; errors: FormErrors }

/** A neutral form as the Adaptive Card inside a Teams dialog. Pure. The dialog's title is not part of it. */
export function formToAdaptiveCard(form: Form, refusal?: Refusal): AdaptiveCard {
  const body: Element[] = form.intro.map((sentence) => textBlock(escapeText(sentence)))
  if (refusal !== undefined) body.unshift(...errorsAtTop(form, refusal.errors))
  for (const field of form.fields) {
    const error = refusal?.errors[field.id]
    if (error !== undefined) body.push(errorText(error))
    body.push(fieldInput(field, refusal?.values))
    if (field.hint !== undefined) {
      body.push(textBlock(escapeText(field.hint), { size: 'Small', isSubtle: true, spacing: 'Small' }))
    }
  }
  return {
    ...emptyAdaptiveCard(),
    body,
    actions: [
      {
        type: 'Action.Submit',
        id: `submit:${form.form}`,
        title: form.submitLabel,
        style: 'positive',
        data: writeFormData(form),
      },
      ...(form.back === undefined ? [] : [backAction(form, form.back)]),
    ],
    msteams: { width: 'Full' },
  }
}

/** A dialog keeps no form below another: the one before is asked for. */
function backAction(form: Form, { label, context }: NonNullable<Form['back']>): Action {
  const { back: _, ...sent } = form
  return {
    ...{ type: 'Action.Submit', id: `back:${form.form}`, title: label },
    data: writeFormData({ ...sent, context }),
  }
}

/** What concerns the whole form, else a sentence that sends the reader to the marked fields. */
function errorsAtTop(form: Form, errors: FormErrors): Element[] {
  const ids = new Set(form.fields.map(({ id }) => id))
  const elsewhere = Object.entries(errors).filter(([id]) => !ids.has(id))
  if (elsewhere.length > 0) return elsewhere.map(([, sentence]) => errorText(sentence))
  return [errorText('Not sent yet. Please look at the marked fields.')]
}

function errorText(sentence: string): Element {
  return textBlock(escapeText(sentence), { color: 'Attention', weight: 'Bolder' })
}
