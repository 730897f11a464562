import { z } from 'zod'
import type { CorrectiveAction, OpenStanding } from '../../domain/corrective/corrective-action.ts'
import { CHAINS } from '../../domain/timeline/fact.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

const asked = { status: z.literal('asked'), acceptBy: instant, wanted: instant.exactOptional() }
const open = {
  status: z.literal('open'),
  acceptedAt: instant,
  acceptedBy: party,
  said: z.string(),
  dueAt: instant,
}
const before = exactly<OpenStanding>()(z.discriminatedUnion('status', [z.object(asked), z.object(open)]))

const helped = z.object({ yes: z.number(), partly: z.number(), no: z.number() })

const common = {
  id: z.string(),
  number: z.number(),
  partnerId: z.string(),
  source: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.enum(['case', 'figure', 'team']), id: z.string(), label: z.string() }),
      z.object({ kind: z.literal('check-in'), id: z.string(), label: z.string(), dimensions: z.array(z.string()) }),
    ])
    .exactOptional(),
  title: z.string(),
  side,
  owner: party,
  audience: z.enum(CHAINS),
  causes: z.array(z.string()),
  askedAt: instant,
  askedBy: party.exactOptional(),
  judged: z
    .array(
      z.object({
        check: z.string(),
        at: instant,
        of: z.enum(['open', 'done']),
        counts: z.object({ internal: helped, partner: helped }),
      }),
    )
    .exactOptional(),
  version: z.number(),
}

/** The title is by `askedBy`, where anybody asked; what is said by `acceptedBy`; note and reason by `endedBy`, else by Liaison. */
const schema = exactly<CorrectiveAction>()(
  z.discriminatedUnion('status', [
    z.object({ ...common, ...asked }),
    z.object({ ...common, ...open }),
    z.object({
      ...common,
      ...{ status: z.literal('done'), endedAt: instant, endedBy: party, note: z.string(), before },
    }),
    z.object({
      ...common,
      ...{ status: z.literal('dropped'), endedAt: instant, endedBy: party.exactOptional(), reason: z.string(), before },
    }),
  ]),
)

export const correctiveActionShape = shape({ kind: 'corrective-action', newest: 1, schema })
