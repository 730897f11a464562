import { z } from 'zod'
import { CAUSES } from '../../domain/escalations/ladder.ts'
import type { JoinedCause, Ladder, LadderSubject } from '../../domain/escalations/ladder.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { instant } from './parts/words.ts'
import { shape } from './shape.ts'

/** What the terms say of it is theirs: the ladder's row refers to them. */
type OfTerms = 'agreement' | 'ladderName' | 'policy' | 'calendar'
export type KeptLadder = Ladder extends infer L ? (L extends Ladder ? Omit<L, OfTerms> : never) : never

const subject = exactly<LadderSubject>()(
  z.object({
    kind: z.enum(['case', 'check-in', 'action']),
    id: z.string(),
    label: z.string(),
    title: z.string(),
    caseId: z.string().exactOptional(),
  }),
)

const joined = exactly<JoinedCause>()(z.object({ subject, cause: z.enum(CAUSES), reason: z.string(), at: instant }))

const common = {
  id: z.string(),
  number: z.number(),
  partnerId: z.string(),
  subject,
  cause: z.enum(CAUSES),
  reason: z.string(),
  joined: z.array(joined).exactOptional(),
  startedAt: instant,
  startedBy: party.exactOptional(),
  climbed: z.array(
    z.object({
      step: z.number(),
      cycle: z.number(),
      at: instant,
      unheard: z.literal(true).exactOptional(),
      but: z.string().exactOptional(),
    }),
  ),
  version: z.number(),
}

/** The reason is by `startedBy`, the why by `by`, the subject's title by whoever opened it; where nobody is named, by Liaison. */
const schema = exactly<KeptLadder>()(
  z.discriminatedUnion('status', [
    z.object({
      ...common,
      status: z.literal('climbing'),
      step: z.number(),
      cycle: z.number(),
      nextAt: instant,
    }),
    z.object({
      ...common,
      status: z.literal('acknowledged'),
      step: z.number(),
      cycle: z.number(),
      acknowledgedAt: instant,
      by: party,
    }),
    z.object({
      ...common,
      status: z.literal('resolved'),
      resolvedAt: instant,
      by: party.exactOptional(),
      why: z.string(),
      acknowledgedBy: party.exactOptional(),
    }),
    z.object({ ...common, status: z.literal('exhausted'), exhaustedAt: instant }),
  ]),
)

export const ladderShape = shape({ kind: 'ladder', newest: 1, schema })
