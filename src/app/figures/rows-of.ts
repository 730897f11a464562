import type { FigureRow } from '../../cards/figure-report-form.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { askedFigures, askedOf, askedPeriods } from '../../domain/sla/figures/asked-figures.ts'
import { lastOfEach, measurementKey } from '../../domain/sla/figures/measurement.ts'
import { endedPeriods, figuresOf, periodZones } from '../../domain/sla/figures/periods-of.ts'
import { isInside, isMeasured, type MeasuredFigure, sayTarget } from '../../domain/terms/figure.ts'
import { PERIOD_KINDS } from '../../domain/time/period.ts'
import type { Means } from '../scene.ts'

/** So many periods of a figure are offered to be corrected. */
const OFFERED = 3

/** What a side can report of a partner's figures; where others read it (`heard`), nothing of what a team of ours owes: all of late, the last period first, and what is asked for, due first what was due first. */
export async function rowsOf(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  { id, terms }: Partner,
  side: Side,
  heard = false,
): Promise<{ all: FigureRow[]; asked: (FigureRow & { late: boolean })[] }> {
  const versions = await tx.agreements.of(id)
  const measurements = await tx.measurements.inPeriods([id], askedPeriods(versions, terms, now))
  const last = lastOfEach(measurements)
  const zone = periodZones(versions, terms)
  const isTold = (figure: MeasuredFigure) => !isInside(figure) || (side === 'internal' && !heard)
  const rowOf = (figure: MeasuredFigure, period: string): FigureRow => {
    const value = last.get(measurementKey({ figureId: figure.id, period }))?.value
    return {
      ...{ figureId: figure.id, period, name: figure.name, unit: figure.unit, target: sayTarget(figure) },
      ...(value !== undefined && { value }),
      ...(isInside(figure) && { inside: true as const }),
    }
  }
  const asked = askedOf(askedFigures(versions, terms, measurements, now), side).filter(({ figure }) => isTold(figure))
  const all = PERIOD_KINDS.flatMap((kind) =>
    endedPeriods(versions, kind, { zone, now, most: OFFERED }).flatMap((period) =>
      figuresOf(versions, kind, period)
        .filter(isMeasured)
        .filter((figure) => figure.reporter === side && isTold(figure))
        .map((figure) => rowOf(figure, period.name)),
    ),
  )
  const askedRows = asked.map(({ figure, period, dueAt }) => ({ ...rowOf(figure, period.name), late: dueAt < now }))
  const keys = new Set(all.map(({ figureId, period }) => `${figureId} ${period}`))
  // What is asked for of longer ago can be reported too.
  const older = askedRows.filter(({ figureId, period }) => !keys.has(`${figureId} ${period}`))
  return { all: [...all, ...older], asked: askedRows }
}
