import { z } from 'zod'
import type { Form, FormField } from '../../../cards/form.ts'
import { exactly } from '../exactly.ts'
import { personRef } from './card.ts'

const base = {
  id: z.string(),
  label: z.string(),
  hint: z.string().exactOptional(),
  optional: z.boolean().exactOptional(),
}

const options = z.array(z.object({ value: z.string(), label: z.string() }))

const field = exactly<FormField>()(
  z.discriminatedUnion('kind', [
    z.object({
      ...base,
      kind: z.literal('text'),
      multiline: z.boolean().exactOptional(),
      maxLength: z.number(),
      initial: z.string().exactOptional(),
      placeholder: z.string().exactOptional(),
    }),
    z.object({ ...base, kind: z.literal('select'), options, initial: z.string().exactOptional() }),
    z.object({ ...base, kind: z.literal('choice'), options, initial: z.string().exactOptional() }),
    z.object({ ...base, kind: z.literal('choices'), options, initial: z.array(z.string()).exactOptional() }),
    z.object({ ...base, kind: z.literal('date'), initial: z.string().exactOptional() }),
    z.object({ ...base, kind: z.literal('person'), initial: personRef.exactOptional() }),
  ]),
)

export const form = exactly<Form>()(
  z.object({
    form: z.string(),
    title: z.string(),
    submitLabel: z.string(),
    intro: z.array(z.string()),
    fields: z.array(field),
    context: z.record(z.string(), z.string()),
    back: z.object({ label: z.string(), context: z.record(z.string(), z.string()) }).exactOptional(),
    repeatable: z.literal(true).exactOptional(),
  }),
)
