import type { Side } from '../../partners/party.ts'
import { type MeasuredFigure, withUnit } from '../../terms/figure.ts'
import type { Instant } from '../../time/instant.ts'
import { type CalendarPeriod } from '../../time/period.ts'
import { sayInstant } from '../../time/say-time.ts'
import type { Chain } from '../../timeline/fact.ts'
import type { Measurement, Reporter } from './measurement.ts'
import { otherUnit, readReported } from './read-reported.ts'

/** A figure as it was agreed for one of its periods, with what was reported last. `closesAt`: from then on whoever reports says why so late. */
export type FigureInPeriod = {
  figure: MeasuredFigure
  period: CalendarPeriod
  closesAt: Instant
  zone: string
  last?: Measurement
}

/** What somebody reports. `unit`: where it is said apart from the number. `why`: why it is another number by now, or comes so late. */
export type MeasurementEvent = { value: string; unit?: string; why?: string; reporter: Reporter }

export type MeasurementFact = {
  kind: 'FigureReported' | 'FigureCorrected' | 'FigureAgreed' | 'FigureWaived'
  audience: Chain
  data: Record<string, string>
}

/** What is kept of it, and the fact that tells it. `same`: it was reported so already. A refusal names the field that it is about. */
export type MeasurementDecision =
  | { measurement: Omit<Measurement, 'id' | 'partnerId'>; fact: MeasurementFact }
  | { same: Measurement }
  | { refused: string; field: 'figure' | 'period' | 'value' | 'unit' | 'why' }

/**
 * Decides what is reported of a figure: by the side that the terms let report, once its period is over, in its unit. Another number for the same period is
 * a correction, which says why; so does whatever comes when the time to report it is over, and it is marked.
 */
export function decideMeasurement(
  { figure, period, closesAt, zone, last }: FigureInPeriod,
  { value: said, unit, why, reporter }: MeasurementEvent,
  now: Instant,
  nameOf: (side: Side) => string,
): MeasurementDecision {
  const { id: figureId, name, audience } = figure
  if (figure.reporter !== reporter.side)
    return {
      refused: `“${name}” is reported by ${nameOf(figure.reporter)}, not by ${nameOf(reporter.side)}.`,
      field: 'figure',
    }
  if (now < period.to)
    return {
      refused: `${period.name} runs until ${sayInstant(period.to, zone)}: report “${name}” when it is over.`,
      field: 'period',
    }
  const other = unit === undefined ? undefined : otherUnit(unit, figure)
  if (other) return { ...other, field: 'unit' }
  const value = readReported(said, figure)
  if (typeof value !== 'string') return { ...value, field: 'value' }
  if (last?.value === value) return { same: last }
  const late = now >= closesAt
  if (why === undefined && last)
    return {
      refused: `“${name}” is ${withUnit(last.value, figure)} for ${period.name} by now. Say why it is ${withUnit(value, figure)}: the old number stays in the record beside it.`,
      field: 'why',
    }
  if (why === undefined && late)
    return {
      refused: `The time to report “${name}” for ${period.name} ended ${sayInstant(closesAt, zone)}. Say why it comes now: it is taken in, and marked as late.`,
      field: 'why',
    }
  const { side, by, name: calledBy, via } = reporter
  return {
    measurement: {
      ...{ figureId, period: period.name, turn: (last?.turn ?? 0) + 1, value, side, via, at: now, late },
      ...(by && { personId: by.personId }),
    },
    fact: {
      kind: last ? 'FigureCorrected' : 'FigureReported',
      audience,
      data: {
        ...{ figure: name, period: period.name, value: withUnit(value, figure), via },
        ...(calledBy !== undefined && { by: calledBy }),
        ...(last && { before: withUnit(last.value, figure) }),
        ...(late && { late: 'yes' }),
        ...(why !== undefined && { why }),
      },
    },
  }
}
