import { z } from 'zod'
import type { Condition, Item, Mirrored } from '../../../domain/checkins/template.ts'
import { exactly } from '../exactly.ts'

export const mirrored = exactly<Mirrored>()(z.object({ internal: z.string(), partner: z.string() }))

const condition = exactly<Condition>()(
  z.union([
    z.object({ item: z.string(), atMost: z.number() }),
    z.object({ item: z.string(), atLeast: z.number() }),
    z.object({ item: z.string(), is: z.array(z.string()) }),
  ]),
)

const asked = {
  id: z.string(),
  dimension: z.string(),
  internal: z.string(),
  partner: z.string(),
  always: z.literal(true).exactOptional(),
  when: condition.exactOptional(),
  action: z.object({ number: z.number(), of: z.enum(['open', 'done']) }).exactOptional(),
}

export const checkInItem = exactly<Item>()(
  z.discriminatedUnion('kind', [
    z.object({ ...asked, kind: z.enum(['agree', 'rating']), followUp: mirrored.exactOptional() }),
    z.object({
      ...asked,
      kind: z.enum(['single', 'multiple']),
      options: z.array(z.object({ id: z.string(), label: z.string() })),
    }),
    z.object({ ...asked, kind: z.enum(['yes-no', 'short', 'long']) }),
  ]),
)
