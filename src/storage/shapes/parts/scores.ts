import { z } from 'zod'
import { FLAG_IDS } from '../../../domain/checkins/flags.ts'
import type { DimensionScore, RedFlag, Scores, Turnout } from '../../../domain/checkins/scores.ts'
import { exactly } from '../exactly.ts'
import { side } from './words.ts'

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
    flag: z.enum(FLAG_IDS),
    name: z.string(),
    rule: z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['below', 'below twice']), limit: z.number() }),
      z.object({ kind: z.literal('apart'), from: z.number() }),
      z.object({ kind: z.literal('fell'), from: z.number(), to: z.number(), limit: z.number() }),
      z.object({ kind: z.literal('overdue'), what: z.enum(['checklist', 'readiness']), items: z.number() }),
      z.object({ kind: z.literal('no way out'), days: z.number() }),
      z.object({
        kind: z.literal('kept but red'),
        kept: z.number(),
        limit: z.number(),
        rhi: z.number().exactOptional(),
        satisfaction: z.number().exactOptional(),
      }),
      z.object({ kind: z.literal('rising'), counts: z.array(z.number()) }),
      z.object({ kind: z.literal('missing twice'), sides: z.array(side) }),
      z.object({ kind: z.literal('ageing'), limit: z.number() }),
    ]),
    dimensions: z.array(dimension),
  }),
)

const responses = exactly<Turnout>()(
  z.object({
    answered: z.number(),
    asked: z.number(),
    away: z.number().exactOptional(),
    notAsked: z.number().exactOptional(),
    anonymous: z.literal(true).exactOptional(),
  }),
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
