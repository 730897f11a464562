import { z } from 'zod'
import type { TimerMatter } from '../../ports/store/timers.ts'
import { exactly } from './exactly.ts'
import { shape } from './shape.ts'

const nothing = z.record(z.string(), z.never())

/** What a timer carries, by its kind. */
export const timerShape = shape({
  kind: 'timer',
  newest: 1,
  schema: exactly<TimerMatter>()(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('sla.level'), data: z.object({ percent: z.number() }) }),
      z.object({ kind: z.literal('escalation.wait'), data: z.object({ step: z.number(), cycle: z.number() }) }),
      z.object({ kind: z.literal('case.silence'), data: nothing }),
      z.object({ kind: z.literal('check-in.reminder'), data: nothing }),
      z.object({ kind: z.literal('check-in.window'), data: nothing }),
      z.object({ kind: z.literal('check-in.cadence'), data: nothing }),
    ]),
  ),
})
