import { z } from 'zod'
import type { DimensionScore, RedFlag, Scores, Turnout } from '../../../domain/checkins/scores.ts'
import { exactly } from '../exactly.ts'

const dimension = exactly<DimensionScore>()(
  z.object({
    dimension: z.string(),
    earlier: z.literal(true).exactOptional(),
    internal: z.number().exactOptional(),
    partner: z.number().exactOptional(),
    gap: z.number().exactOptional(),
  }),
)

const redFlag = exactly<RedFlag>()(
  z.object({
    flag: z.string(),
    name: z.string(),
    rule: z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['below', 'below twice']), limit: z.number() }),
      z.object({ kind: z.literal('apart'), from: z.number() }),
      z.object({ kind: z.literal('fell'), from: z.number(), to: z.number(), limit: z.number() }),
    ]),
    dimensions: z.array(dimension),
    escalates: z.boolean(),
  }),
)

const responses = exactly<Turnout>()(
  z.object({ answered: z.number(), asked: z.number(), away: z.number().exactOptional() }),
)

export const scores = exactly<Scores>()(
  z.object({
    dimensions: z.array(dimension),
    internal: z.number().exactOptional(),
    partner: z.number().exactOptional(),
    rhi: z.number().exactOptional(),
    band: z.enum(['green', 'amber', 'red', 'insufficient data']),
    responses: z.object({ internal: responses, partner: responses }),
    flags: z.array(redFlag),
  }),
)
