import { z } from 'zod'
import type { KeptAnswer } from '../../ports/inbound.ts'
import { exactly } from './exactly.ts'
import { card } from './parts/card.ts'
import { form } from './parts/form.ts'
import { shape } from './shape.ts'

/** What the first submission of a form came to. */
export const answerShape = shape({
  kind: 'answer',
  newest: 1,
  schema: exactly<KeptAnswer>()(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('nothing') }),
      z.object({ kind: z.literal('form'), form }),
      z.object({ kind: z.literal('errors'), form, errors: z.record(z.string(), z.string()) }),
      z.object({ kind: z.literal('refused'), text: z.string() }),
      z.object({ kind: z.literal('notice'), text: z.string() }),
      z.object({ kind: z.literal('fresh-card'), card, text: z.string() }),
    ]),
  ),
})
