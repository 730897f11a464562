import { z } from 'zod'
import { CASE_KINDS, SEVERITIES } from '../../../domain/cases/case.ts'
import { MEASURES } from '../../../domain/sla/policy.ts'
import type { Objective, SlaPolicy } from '../../../domain/sla/policy.ts'
import { exactly } from '../exactly.ts'
import { duration } from './calendar.ts'

export const measure = z.enum(MEASURES)
export const severity = z.literal(SEVERITIES)
export const caseKind = z.enum(CASE_KINDS)

export const objective = exactly<Objective>()(
  z.object({
    measure,
    severity: severity.optional(),
    kind: caseKind.optional(),
    target: duration,
    hours: z.enum(['calendar', 'always']),
    pausesWhileWaiting: z.boolean(),
    warnAtPercent: z.array(z.number()),
    severityRaised: z.enum(['from change', 'from opening']).optional(),
    protects: z.string(),
  }),
)

export const slaPolicy = exactly<SlaPolicy>()(z.object({ version: z.number(), objectives: z.array(objective) }))
