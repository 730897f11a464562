import { z } from 'zod'
import { exactly } from './exactly.ts'
import { opaque } from './parts/words.ts'
import { shape } from './shape.ts'

/** What an adapter needs in order to write somewhere; nobody else looks into it. */
export const referenceShape = shape({
  kind: 'reference',
  newest: 1,
  schema: exactly<{ reference: Record<string, unknown> }>()(z.object({ reference: opaque })),
})
