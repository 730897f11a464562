import { z } from 'zod'
import type { KeptFacts } from '../../domain/sla/ledger/period-close.ts'
import { DIRECTIONS_OF_TARGETS } from '../../domain/terms/figure.ts'
import { exactly } from './exactly.ts'
import { instant } from './parts/words.ts'
import { shape } from './shape.ts'

const schema = exactly<KeptFacts>()(
  z.object({
    held: z.array(
      z.object({ agreement: z.number(), from: instant, days: z.number(), nothing: z.literal(true).exactOptional() }),
    ),
    breaches: z.array(
      z.object({
        objectiveId: z.string(),
        caseId: z.string(),
        label: z.string(),
        at: instant,
        by: z.number(),
        again: z.literal(true).exactOptional(),
      }),
    ),
    figures: z.array(
      z.object({
        objectiveId: z.string(),
        kind: z.enum(['clock', 'measured', 'derived']),
        direction: z.enum(DIRECTIONS_OF_TARGETS),
        met: z.boolean().exactOptional(),
        enough: z.string().exactOptional(),
        loweredBy: z.array(z.string()),
        value: z.object({ top: z.string(), bottom: z.string() }).exactOptional(),
      }),
    ),
  }),
)

/** What a closed period of a ledger was judged by. */
export const judgedFactsShape = shape({ kind: 'judged-facts', newest: 1, schema })
