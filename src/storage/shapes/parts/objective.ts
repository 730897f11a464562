import { z } from 'zod'
import { CASE_KINDS, SEVERITIES } from '../../../domain/cases/case.ts'
import { ROLES } from '../../../domain/partners/party.ts'
import { MEASURES } from '../../../domain/sla/measures/measures.ts'
import { type Objective, SEVERITY_RAISED } from '../../../domain/terms/objective.ts'
import { beforeAt, type Level, type Offset } from '../../../domain/terms/level.ts'
import { exactly } from '../exactly.ts'
import { duration } from './calendar.ts'
import { side } from './words.ts'

export const measure = z.enum(MEASURES)
export const severity = z.literal(SEVERITIES)
export const caseKind = z.enum(CASE_KINDS)

const offset = exactly<Offset>()(z.union([z.object({ percent: z.number() }), duration]))
const level = exactly<Level>()(
  z.object({ when: z.enum(['before', 'after']), off: offset, sent: z.literal(true).exactOptional() }),
)

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
    levels: z.array(level),
    tells: z.object({ internal: z.array(z.enum(ROLES)), partner: z.array(z.enum(ROLES)) }).exactOptional(),
    severityRaised: z.enum(SEVERITY_RAISED),
    attainment: z.string().exactOptional(),
    protects: z.string(),
  }),
)

/** What was agreed before there were levels was warned of by how much of the target is used, and each moment once. */
export function withLevels(kept: unknown): unknown {
  if (typeof kept !== 'object' || kept === null || !('warnAtPercent' in kept)) return kept
  const { warnAtPercent, ...rest } = kept
  const used = Array.isArray(warnAtPercent) ? warnAtPercent.filter((one) => typeof one === 'number') : []
  return { ...rest, levels: [...new Set(used)].toSorted((a, b) => a - b).map(beforeAt) }
}
