import { z } from 'zod'
import type { Party } from '../../domain/partners/partner.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import { exactly } from './exactly.ts'
import { side } from './parts/words.ts'
import { shape } from './shape.ts'

/** Who did it, with the name of then: it is in the chain. */
export const factByShape = shape({
  kind: 'fact-by',
  newest: 1,
  schema: exactly<Party>()(z.object({ personId: z.string(), name: z.string(), side })),
})

export const factDataShape = shape({
  kind: 'fact-data',
  newest: 1,
  schema: exactly<Pick<Fact, 'data'>>()(z.object({ data: z.record(z.string(), z.union([z.string(), z.number()])) })),
})
