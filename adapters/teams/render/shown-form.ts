import { z } from 'zod'
import type { Form } from '../../../src/cards/form.ts'
import { typedInstead } from './typed-instead.ts'

const option = z.object({ value: z.string(), label: z.string() })
const field = {
  id: z.string(),
  label: z.string(),
  hint: z.string().exactOptional(),
  optional: z.boolean().exactOptional(),
}

/**
 * What a form shows, without what was entered. A submission brings it back, since Teams says nothing of the card that was submitted, and a
 * refused form has to be drawn again.
 */
export const shownForm = z.object({
  title: z.string(),
  submitLabel: z.string(),
  intro: z.array(z.string()),
  back: z.object({ label: z.string(), context: z.record(z.string(), z.string()) }).exactOptional(),
  fields: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        ...field,
        kind: z.literal('text'),
        multiline: z.boolean().exactOptional(),
        maxLength: z.number(),
        placeholder: z.string().exactOptional(),
      }),
      z.object({ ...field, kind: z.literal('select'), options: z.array(option) }),
      z.object({ ...field, kind: z.literal('choice'), options: z.array(option) }),
      z.object({ ...field, kind: z.literal('choices'), options: z.array(option) }),
      z.object({ ...field, kind: z.literal('date') }),
      z.object({ ...field, kind: z.literal('person') }),
    ]),
  ),
})
export type ShownForm = z.infer<typeof shownForm>

export function shownOf({ title, submitLabel, intro, back, fields }: Form): ShownForm {
  return {
    title,
    submitLabel,
    intro,
    ...(back && { back }),
    fields: fields.map(withoutEntries),
  }
}

/** So many options travel twice; of a longer list, what was chosen comes back alone, lest the dialog weigh double. */
const MOST_TWICE = 100

function withoutEntries(field: Form['fields'][number]): ShownForm['fields'][number] {
  const { initial: _, ...shown } = typedInstead(field)
  return 'options' in shown && shown.options.length > MOST_TWICE ? { ...shown, options: [] } : shown
}
