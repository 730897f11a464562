import { z } from 'zod'
import type { Form, FormField } from '../../../cards/form.ts'
import { exactly } from '../exactly.ts'
import { personRef } from './card.ts'

const base = { id: z.string(), label: z.string(), hint: z.string().optional(), optional: z.boolean().optional() }

const options = z.array(z.object({ value: z.string(), label: z.string() }))

const field = exactly<FormField>()(
  z.discriminatedUnion('kind', [
    z.object({
      ...base,
      kind: z.literal('text'),
      multiline: z.boolean().optional(),
      maxLength: z.number(),
      initial: z.string().optional(),
      placeholder: z.string().optional(),
    }),
    z.object({ ...base, kind: z.literal('select'), options, initial: z.string().optional() }),
    z.object({ ...base, kind: z.literal('choice'), options, initial: z.string().optional() }),
    z.object({ ...base, kind: z.literal('date'), initial: z.string().optional() }),
    z.object({ ...base, kind: z.literal('person'), initial: personRef.optional() }),
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
    repeatable: z.literal(true).optional(),
  }),
)
