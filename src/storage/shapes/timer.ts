import { z } from 'zod'
import { PLAIN_TIMER_KINDS, type TimerMatter } from '../../ports/store/timers.ts'
import { exactly } from './exactly.ts'
import { shape } from './shape.ts'

/** What a timer carries, by its kind. */
export const timerShape = shape({
  kind: 'timer',
  newest: 1,
  schema: exactly<TimerMatter>()(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('sla.level'), data: z.object({ percent: z.number() }) }),
      z.object({ kind: z.literal('escalation.wait'), data: z.object({ step: z.number(), cycle: z.number() }) }),
      z.object({ kind: z.enum(PLAIN_TIMER_KINDS), data: z.record(z.string(), z.never()) }),
    ]),
  ),
})
