import { z } from 'zod'
import type { Case, CaseLogEntry } from '../../domain/cases/case.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { caseKind, severity } from './parts/objective.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

const logEntry = exactly<CaseLogEntry>()(
  z.object({
    at: instant,
    status: z.enum(['open', 'in-progress', 'waiting', 'resolved']),
    waitingOn: side.optional(),
    acknowledged: z.boolean(),
    cycle: z.number(),
    happenedAt: instant.optional(),
  }),
)

const common = {
  id: z.string(),
  number: z.number(),
  partnerId: z.string(),
  title: z.string(),
  kind: caseKind,
  severity,
  openedAt: instant,
  openedBy: party,
  obligor: side,
  owner: party,
  acknowledgedAt: instant.optional(),
  acknowledgedBy: party.optional(),
  log: z.array(logEntry),
  version: z.number(),
}

/** The texts are by whom the state names beside them: the title by `openedBy`, the question by `askedBy`, the note by `resolvedBy`. */
const schema = exactly<Case>()(
  z.discriminatedUnion('status', [
    z.object({ ...common, status: z.literal('open') }),
    z.object({ ...common, status: z.literal('in-progress') }),
    z.object({ ...common, status: z.literal('waiting'), on: side, question: z.string(), askedBy: party }),
    z.object({
      ...common,
      status: z.literal('resolved'),
      resolvedAt: instant,
      resolvedBy: party,
      note: z.string(),
    }),
  ]),
)

export const caseShape = shape({ kind: 'case', newest: 1, schema })
