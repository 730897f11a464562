import { z } from 'zod'
import type { Clock } from '../../domain/sla/clock.ts'
import { exactly } from './exactly.ts'
import { measure } from './parts/objective.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

/** What the terms say of it is theirs: the clock's row refers to them. */
type OfTerms = 'agreement' | 'objective' | 'calendar' | 'targetMs'
export type KeptClock = Clock extends infer C ? (C extends Clock ? Omit<C, OfTerms> : never) : never

const common = {
  id: z.string(),
  caseId: z.string(),
  measure,
  cycle: z.number(),
  obligor: side,
  startedAt: instant,
  warnedPercents: z.array(z.number()),
  breachedAt: instant.optional(),
  version: z.number(),
}

const schema = exactly<KeptClock>()(
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
