import { z } from 'zod'
import type { Clock, HeldTerms, Promised } from '../../domain/sla/clock.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { measure } from './parts/objective.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

/** What the terms say of it is theirs: a clock refers to the version of the agreement, and to the objective in it. */
export type KeptClock = Clock extends infer C ? (C extends Clock ? Lean<C> : never) : never
type Lean<C extends Clock> = Omit<C, keyof Promised | 'terms'> & { terms: KeptTerms[] }
type KeptTerms = Omit<HeldTerms, 'promised' | 'otherwise'> & { promised?: PromisedRef; otherwise?: PromisedRef }
type PromisedRef = { agreementId: string; objectiveId: string }

const promisedRef = z.object({ agreementId: z.string(), objectiveId: z.string() })

const heldTerms = exactly<KeptTerms>()(
  z.object({
    since: instant,
    why: z.enum(['started', 'raised', 'lowered', 'rebased']),
    own: z.literal(true).exactOptional(),
    promised: promisedRef.exactOptional(),
    otherwise: promisedRef.exactOptional(),
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
  terms: z.array(heldTerms),
  startedAt: instant,
  until: instant.exactOptional(),
  late: z.literal(true).exactOptional(),
  usedBeforeMs: z.number(),
  warnedPercents: z.array(z.number()),
  breachedAt: instant.exactOptional(),
  counts: z.object({ at: instant, met: z.boolean() }).exactOptional(),
  waived: z.object({ at: instant, by: party }).exactOptional(),
  version: z.number(),
}

const schema = exactly<KeptClock>()(
  z.discriminatedUnion('status', [
    z.object({ ...common, status: z.literal('running'), dueAt: instant }),
    z.object({ ...common, status: z.literal('paused'), since: instant, overdueByMs: z.number().exactOptional() }),
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

export const clockShape = shape({ kind: 'clock', newest: 2, schema, lift: { 1: (old) => old } })
