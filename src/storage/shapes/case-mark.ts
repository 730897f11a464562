import { z } from 'zod'
import type { CaseMark, MarkSaid } from '../../domain/marks/case-mark.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

const ref = z.object({ id: z.string(), number: z.number() })

const said = exactly<MarkSaid>()(
  z.discriminatedUnion('what', [
    z.object({ what: z.literal('left-out'), from: instant, to: instant }),
    z.object({ what: z.literal('failed-earlier'), failedAt: instant }),
    z.object({ what: z.literal('solved-earlier'), solvedAt: instant }),
    z.object({ what: z.literal('counts') }),
    z.object({ what: z.literal('about-service'), service: z.string(), before: z.string().exactOptional() }),
    z.object({
      ...{ what: z.literal('new-terms'), agreementId: z.string() },
      ...{ from: z.number(), to: z.number(), changes: z.array(z.string()) },
    }),
    z.object({ what: z.literal('one-fault'), other: ref }),
    z.object({ what: z.literal('another-fault'), reopened: ref, other: ref }),
  ]),
)

const common = {
  id: z.string(),
  partnerId: z.string(),
  caseId: z.string(),
  caseNumber: z.number(),
  side,
  by: party,
  at: instant,
  said,
  version: z.number(),
}

const schema = exactly<CaseMark>()(
  z.discriminatedUnion('status', [
    z.object({
      ...{ ...common, status: z.literal('said') },
      ...{ until: instant.exactOptional(), closedTo: instant.exactOptional() },
    }),
    z.object({ ...common, status: z.literal('asked'), closed: z.literal(true).exactOptional() }),
    z.object({
      ...common,
      ...{ status: z.enum(['accepted', 'objected', 'taken-back']), answeredAt: instant, answeredBy: party },
    }),
  ]),
)

export const caseMarkShape = shape({ kind: 'case-mark', newest: 2, schema, lift: { 1: (old) => old } })
