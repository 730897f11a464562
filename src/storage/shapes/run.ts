import { z } from 'zod'
import { CHECK_IN_KINDS } from '../../domain/checkins/plan.ts'
import type { Response, Run } from '../../domain/checkins/run.ts'
import type { Item } from '../../domain/checkins/template.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { scores } from './parts/scores.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

/** The version of the agreement is that which its row refers to. */
export type KeptRun = Run extends infer R ? (R extends Run ? Omit<R, 'agreement'> : never) : never

const item = exactly<Item>()(
  z.object({ id: z.string(), dimension: z.string(), internal: z.string(), partner: z.string() }),
)

const response = exactly<Response>()(
  z.object({
    at: instant,
    side,
    late: z.boolean(),
    answers: z.record(z.string(), z.literal([1, 2, 3, 4, 5, 'cant-judge'])),
    comment: z.string().exactOptional(),
    followUp: z.string().exactOptional(),
  }),
)

const common = {
  id: z.string(),
  number: z.number(),
  partnerId: z.string(),
  kind: z.enum(CHECK_IN_KINDS),
  templateVersion: z.number(),
  items: z.array(item),
  openQuestion: z.boolean(),
  openedAt: instant,
  openedBy: party.exactOptional(),
  remindAt: instant,
  closesAt: instant,
  respondents: z.array(party),
  responses: z.record(z.string(), response),
  supersededAt: instant.exactOptional(),
  version: z.number(),
}

/** Comment and follow-up are by the person under whose id the response stands. */
const schema = exactly<KeptRun>()(
  z.discriminatedUnion('status', [
    z.object({ ...common, status: z.literal('open'), remindedAt: instant.exactOptional() }),
    z.object({
      ...common,
      status: z.literal('closed'),
      closedAt: instant,
      result: scores,
      away: z.array(z.string()).exactOptional(),
    }),
  ]),
)

/** Once the dimensions of a result stood by their item: that is left out as it is read. */
export const runShape = shape({ kind: 'run', newest: 2, schema, lift: { 1: (old) => old } })
