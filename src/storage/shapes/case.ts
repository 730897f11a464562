import { z } from 'zod'
import { type Case, type CaseLogEntry, type CaseRef, type Standing, STATUSES } from '../../domain/cases/case.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { caseKind, severity } from './parts/objective.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

const how = z.enum(['by word', 'by silence'])

const logEntry = exactly<CaseLogEntry>()(
  z.object({
    at: instant,
    status: z.enum(STATUSES),
    waitingOn: side.exactOptional(),
    acknowledged: z.boolean(),
    round: z.number(),
    severity,
    happenedAt: instant.exactOptional(),
    by: side.exactOptional(),
    confirmBy: instant.exactOptional(),
    confirmed: how.exactOptional(),
    resolvedAt: instant.exactOptional(),
    ownRaise: z.literal(true).exactOptional(),
    strikes: z
      .enum([
        ...(['wait', 'answer', 'acknowledgement', 'resolution', 'ending', 'word'] as const),
        ...(['reopening', 'another fault', 'opening'] as const),
      ])
      .exactOptional(),
    answeredAt: instant.exactOptional(),
    creditedFrom: instant.exactOptional(),
    earlier: z
      .object({ acknowledged: z.literal(true).exactOptional(), answered: side.exactOptional() })
      .exactOptional(),
    asked: z.object({ of: side, answeredAt: instant }).exactOptional(),
    askedOn: side.exactOptional(),
    toldAt: instant.exactOptional(),
    keepsWords: z.literal(true).exactOptional(),
    word: z.literal(true).exactOptional(),
    wordAt: instant.exactOptional(),
    counts: z.boolean().exactOptional(),
  }),
)

const caseRef = exactly<CaseRef>()(z.object({ id: z.string(), number: z.number() }))

const waiting = { status: z.literal('waiting'), on: side, question: z.string(), askedBy: party }

const standing = exactly<Standing>()(
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('open') }),
    z.object({ status: z.literal('in-progress') }),
    z.object(waiting),
  ]),
)

const ending = { endedAt: instant, endedBy: party, before: standing.exactOptional() }

const common = {
  id: z.string(),
  number: z.number(),
  partnerId: z.string(),
  title: z.string(),
  titledBy: party.exactOptional(),
  description: z.object({ text: z.string(), by: party }).exactOptional(),
  kind: caseKind,
  severity,
  service: z.string().exactOptional(),
  openedAt: instant,
  openedBy: party,
  follows: caseRef.exactOptional(),
  obligor: side,
  owner: party,
  acknowledgedAt: instant.exactOptional(),
  acknowledgedBy: party.exactOptional(),
  merging: z.object({ into: caseRef, by: party }).exactOptional(),
  log: z.array(logEntry),
  version: z.number(),
}

/**
 * The texts are by whom the state names beside them: the title by `titledBy`, else by `openedBy`, the description by its own `by`, the question by `askedBy`, the note by `resolvedBy`, the reason
 * by `endedBy`.
 */
const schema = exactly<Case>()(
  z.discriminatedUnion('status', [
    z.object({ ...common, status: z.literal('open') }),
    z.object({ ...common, status: z.literal('in-progress') }),
    z.object({ ...common, ...waiting }),
    z.object({
      ...common,
      status: z.literal('resolved'),
      resolvedAt: instant,
      resolvedBy: party,
      note: z.string(),
      confirmation: z
        .object({
          ...{ by: side, until: instant, before: standing, confirmed: how.exactOptional() },
          recalled: z.object({ at: z.array(z.string()), card: z.string().exactOptional() }).exactOptional(),
        })
        .exactOptional(),
    }),
    z.object({ ...common, ...ending, status: z.literal('withdrawn'), reason: z.string() }),
    z.object({ ...common, ...ending, status: z.literal('merged'), into: caseRef }),
  ]),
)

export const caseShape = shape({ kind: 'case', newest: 1, schema })
