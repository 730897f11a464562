import { z } from 'zod'
import type { Timer } from '../../ports/store/timers.ts'
import { exactly } from './exactly.ts'
import { shape } from './shape.ts'

/** What a timer carries. */
export const timerShape = shape({
  kind: 'timer',
  newest: 1,
  schema: exactly<Pick<Timer, 'data'>>()(z.object({ data: z.record(z.string(), z.union([z.string(), z.number()])) })),
})
