import { z } from 'zod'
import { DIRECTIONS_OF_TARGETS, type Figure } from '../../../domain/terms/figure.ts'
import { PERIOD_KINDS } from '../../../domain/time/period.ts'
import { exactly } from '../exactly.ts'
import { side } from './words.ts'

export const figure = exactly<Figure>()(
  z.object({
    id: z.string(),
    kind: z.literal('measured'),
    name: z.string(),
    obligor: z.union([side, z.object({ team: z.string() })]),
    audience: z.enum(['internal', 'shared']),
    period: z.enum(PERIOD_KINDS),
    unit: z.string(),
    target: z.object({
      direction: z.enum(DIRECTIONS_OF_TARGETS),
      value: z.string(),
      floor: z.string().exactOptional(),
    }),
    source: z.string(),
    reporter: side,
    due: z.object({ amount: z.number(), unit: z.literal('working days') }),
    protects: z.string(),
  }),
)
