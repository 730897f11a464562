import { z } from 'zod'
import { CASE_KINDS, SEVERITIES } from '../../../domain/cases/case.ts'
import { MEASURES } from '../../../domain/sla/measures/measures.ts'
import { type Objective, SEVERITY_RAISED } from '../../../domain/terms/objective.ts'
import { exactly } from '../exactly.ts'
import { duration } from './calendar.ts'
import { side } from './words.ts'

export const measure = z.enum(MEASURES)
export const severity = z.literal(SEVERITIES)
export const caseKind = z.enum(CASE_KINDS)

export const objective = exactly<Objective>()(
  z.object({
    id: z.string(),
    measure,
    severity: severity.exactOptional(),
    kind: caseKind.exactOptional(),
    obligor: z.union([side, z.object({ team: z.string() })]),
    audience: z.enum(['internal', 'shared']),
    target: duration,
    hours: z.string(),
    pausesWhileWaiting: z.boolean(),
    warnAtPercent: z.array(z.number()),
    severityRaised: z.enum(SEVERITY_RAISED),
    protects: z.string(),
  }),
)
