import { z } from 'zod'
import type { Clock } from '../../domain/sla/clock.ts'
import { exactly } from './exactly.ts'
import { calendar } from './parts/calendar.ts'
import { measure, objective } from './parts/objective.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

const common = {
  id: z.string(),
  caseId: z.string(),
  measure,
  cycle: z.number(),
  obligor: side,
  objective,
  policyVersion: z.number(),
  calendar,
  targetMs: z.number(),
  startedAt: instant,
  warnedPercents: z.array(z.number()),
  breachedAt: instant.optional(),
  version: z.number(),
}

const schema = exactly<Clock>()(
  z.discriminatedUnion('status', [
    z.object({ ...common, status: z.literal('running'), dueAt: instant }),
    z.object({ ...common, status: z.literal('paused'), since: instant, overdueByMs: z.number().optional() }),
    z.object({
      ...common,
      status: z.literal('stopped'),
      stoppedAt: instant,
      dueAt: instant,
      met: z.boolean(),
    }),
    z.object({ ...common, status: z.literal('lifted'), liftedAt: instant }),
  ]),
)

export const clockShape = shape({ kind: 'clock', newest: 1, schema })
