import { z } from 'zod'
import { type CountingCases, DERIVED_KINDS, type MaintenanceAdmission } from '../../../domain/terms/derived-terms.ts'
import {
  DIRECTIONS_OF_TARGETS,
  type Figure,
  type FigureFromCases,
  type MeasuredFigure,
} from '../../../domain/terms/figure.ts'
import { PERIOD_KINDS } from '../../../domain/time/period.ts'
import { exactly } from '../exactly.ts'
import { duration } from './calendar.ts'
import { caseKind, severity } from './objective.ts'
import { side } from './words.ts'

const common = {
  id: z.string(),
  name: z.string(),
  obligor: z.union([side, z.object({ team: z.string() })]),
  audience: z.enum(['internal', 'shared']),
  period: z.enum(PERIOD_KINDS),
  target: z.object({
    direction: z.enum(DIRECTIONS_OF_TARGETS),
    value: z.string(),
    floor: z.string().exactOptional(),
  }),
  protects: z.string(),
}

const measured = exactly<MeasuredFigure>()(
  z.object({
    ...common,
    kind: z.literal('measured'),
    unit: z.string(),
    source: z.string(),
    reporter: side,
    due: z.object({ amount: z.number(), unit: z.literal('working days') }),
  }),
)

const counts = exactly<CountingCases>()(z.object({ kinds: z.array(caseKind), severities: z.array(severity) }))

const maintenance = exactly<MaintenanceAdmission>()(
  z.union([
    z.object({ notice: duration.exactOptional(), confirmed: z.literal(true) }),
    z.object({
      notice: duration.exactOptional(),
      confirmed: z.never().exactOptional(),
      longest: duration,
      sum: duration,
    }),
  ]),
)

const fromCases = exactly<FigureFromCases>()(
  z.object({
    ...common,
    kind: z.enum(DERIVED_KINDS),
    service: z.string(),
    hours: z.string(),
    counts,
    least: duration.exactOptional(),
    maintenance: maintenance.exactOptional(),
  }),
)

export const figure = exactly<Figure>()(z.discriminatedUnion('kind', [measured, fromCases]))
