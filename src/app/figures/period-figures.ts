import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { lastOfEach, measurementKey } from '../../domain/sla/figures/measurement.ts'
import { figuresOf, reportDueAt, settlesAt } from '../../domain/sla/figures/periods-of.ts'
import { ofDecimal } from '../../domain/sla/ledger/fraction.ts'
import type { FigureFact } from '../../domain/sla/ledger/period-facts.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { type Figure, isMet, owedBy, sharedFigures } from '../../domain/terms/figure.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { CalendarPeriod, PeriodKind } from '../../domain/time/period.ts'
import type { Tx } from '../../ports/store/store.ts'

/** How a figure came out in one of its periods, by the terms at its end. `settled`: whatever comes now is a correction. */
export type PeriodFigure = FigureFact & { name: string; obligor: Side; unit: string; settled: boolean }

/** A partner with all that was ever agreed with it, and a period that has begun. */
export type FiguresAsked = {
  partner: Pick<Partner, 'id' | 'terms'>
  /** Oldest first. */
  versions: readonly AgreementVersion[]
  period: CalendarPeriod & { kind: PeriodKind }
  now: Instant
}

/**
 * Every figure of a period that both companies may read, whoever owes it, in the order of the terms. What a team of ours owes inside our company is nothing that follows between
 * the two.
 */
export async function figuresOfPeriod(
  tx: Pick<Tx, 'measurements' | 'cases' | 'maintenance'>,
  { partner, versions, period, now }: FiguresAsked,
): Promise<PeriodFigure[]> {
  const figures = sharedFigures({ figures: figuresOf(versions, period.kind, period) })
  const last = lastOfEach(await tx.measurements.inPeriods([partner.id], [period.name]))
  return figures.map((figure) => {
    const reported = last.get(measurementKey({ figureId: figure.id, period: period.name }))
    const closesAt = Math.max(settlesAt(partner.terms, period.to), reportDueAt(partner.terms, figure, period.to))
    return {
      ...about(figure),
      ...(reported && { value: ofDecimal(reported.value), met: isMet(reported.value, figure.target) }),
      ...{ loweredBy: [], settled: closesAt <= now },
    }
  })
}

function about(figure: Figure): Pick<PeriodFigure, 'objectiveId' | 'kind' | 'direction' | 'name' | 'obligor' | 'unit'> {
  const { id, kind, name, unit, target } = figure
  return { ...{ objectiveId: id, kind, name, unit }, direction: target.direction, obligor: owedBy(figure) }
}
