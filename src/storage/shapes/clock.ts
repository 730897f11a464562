import { z } from 'zod'
import type { Clock, HeldTerms, Promised } from '../../domain/sla/clock.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { calendar } from './parts/calendar.ts'
import { measure, objective } from './parts/objective.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

const promise = { objective, policyVersion: z.number(), calendar, targetMs: z.number() }
const promised = exactly<Promised>()(z.object(promise))

const heldTerms = exactly<HeldTerms>()(
  z.object({
    since: instant,
    why: z.enum(['started', 'raised', 'lowered', 'rebased']),
    promised: promised.optional(),
  }),
)

const common = {
  id: z.string(),
  subjectKind: z.literal('case'),
  subjectId: z.string(),
  partnerId: z.string(),
  round: z.number(),
  measure,
  obligor: side,
  ...promise,
  terms: z.array(heldTerms),
  startedAt: instant,
  usedBeforeMs: z.number(),
  warnedPercents: z.array(z.number()),
  breachedAt: instant.optional(),
  waived: z.object({ at: instant, by: party }).optional(),
  version: z.number(),
}

const schema = exactly<Clock>()(
  z.discriminatedUnion('status', [
    z.object({ ...common, status: z.literal('running'), dueAt: instant }),
    z.object({ ...common, status: z.literal('paused'), since: instant, overdueByMs: z.number().optional() }),
    z.object({ ...common, status: z.literal('unconfirmed'), stoppedAt: instant, dueAt: instant }),
    z.object({
      ...common,
      status: z.literal('stopped'),
      stoppedAt: instant,
      dueAt: instant,
      met: z.boolean(),
      workedMs: z.number(),
    }),
    z.object({ ...common, status: z.literal('lifted'), liftedAt: instant }),
    z.object({ ...common, status: z.literal('void'), voidedAt: instant }),
  ]),
)

export const clockShape = shape({ kind: 'clock', newest: 1, schema })
