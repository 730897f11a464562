import { z } from 'zod'
import type { NumbersTaken } from '../../ports/numbers-taken.ts'
import { exactly } from './exactly.ts'
import { shape } from './shape.ts'

const number = z.object({
  figure: z.string(),
  period: z.string(),
  value: z.string(),
  unit: z.string(),
  outcome: z.enum(['reported', 'corrected', 'unchanged']),
  before: z.string().exactOptional(),
  late: z.boolean(),
})

export const numbersTakenShape = shape({
  kind: 'numbers-taken',
  newest: 1,
  schema: exactly<NumbersTaken>()(z.object({ partner: z.string(), measurements: z.array(number) })),
})
