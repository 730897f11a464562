import { z } from 'zod'
import type { HeldRequest } from '../../ports/store/held.ts'
import { exactly } from './exactly.ts'
import { shape } from './shape.ts'

/** What somebody asked for: the texts are theirs. */
export const heldRequestShape = shape({
  kind: 'held-request',
  newest: 1,
  schema: exactly<HeldRequest['request']>()(
    z.object({ subject: z.string(), values: z.record(z.string(), z.string()) }),
  ),
})
