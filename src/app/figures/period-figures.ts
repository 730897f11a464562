import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { deriveFigure, NO_CASES } from '../../domain/sla/figures/derive-figure.ts'
import { exactOf } from '../../domain/sla/figures/derived.ts'
import { isMetBy, isSettled } from '../../domain/sla/figures/judge-derived.ts'
import type { Measurement } from '../../domain/sla/figures/measurement.ts'
import { type FigureWaiver, waiverOf } from '../../domain/sla/figures/figure-waiver.ts'
import { figuresOf, objectedUntil, periodZones, reportDueAt, settlesAt } from '../../domain/sla/figures/periods-of.ts'
import { whatCounts } from '../../domain/sla/figures/what-counts.ts'
import { ofDecimal } from '../../domain/sla/ledger/fraction.ts'
import type { FigureFact } from '../../domain/sla/ledger/period-facts.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import {
  type Figure,
  isFromCases,
  isMeasured,
  isMet,
  owedBy,
  sharedFigures,
  unitOf,
} from '../../domain/terms/figure.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { CalendarPeriod, PeriodKind } from '../../domain/time/period.ts'
import type { Tx } from '../../ports/store/store.ts'
import { casesKnown } from './cases-known.ts'

/**
 * How a figure came out in one of its periods, by the terms at its end: of one that is reported, what counts of it. `settled`: whatever comes now is a correction, at the earliest
 * from `settlesAt` on. `reporter`: who reports it, where somebody does. `waived`: it was missed, and the side that is owed has let that pass.
 */
export type PeriodFigure = FigureFact & {
  name: string
  obligor: Side
  unit: string
  settled: boolean
  settlesAt: Instant
  reporter?: Side
  /** A team of ours that owes it inside our company. */
  team?: string
  reported?: { counts?: Measurement; waits?: Measurement }
  waived?: FigureWaiver
}

/** A partner with all that was ever agreed with it, and a period that has begun. */
export type FiguresAsked = {
  partner: Pick<Partner, 'id' | 'slug' | 'terms'>
  /** Oldest first. */
  versions: readonly AgreementVersion[]
  period: CalendarPeriod & { kind: PeriodKind }
  now: Instant
}

type Reading = Pick<Tx, 'measurements' | 'figureWaivers' | 'cases' | 'maintenance' | 'caseMarks' | 'facts'>

/**
 * Every figure of a period that both companies may read, whoever owes it, in the order of the terms. What a team of ours owes inside our company is nothing that follows between
 * the two.
 */
export async function figuresOfPeriod(tx: Reading, asked: FiguresAsked): Promise<PeriodFigure[]> {
  const told = await readFigures(tx, asked, sharedFigures({ figures: figuresIn(asked) }))
  // What was met was never let pass, so nothing is looked up for it.
  if (told.every(({ met }) => met !== false)) return told
  const waivers = await tx.figureWaivers.inPeriods(asked.partner.id, [asked.period.name])
  return told.map((one) => {
    const waived = one.met === false ? waiverOf(waivers, one.objectiveId, asked.period) : undefined
    return { ...one, ...(waived && { waived }) }
  })
}

/** The same of what teams of ours owe inside our company: of a number the last counts, since nobody has to agree to it, and none is let pass. */
export async function insideFiguresOfPeriod(tx: Reading, asked: FiguresAsked): Promise<PeriodFigure[]> {
  const figures = figuresIn(asked).filter(({ obligor }) => teamOf(obligor) !== undefined)
  return figures.length === 0 ? [] : readFigures(tx, asked, figures)
}

function figuresIn({ versions, period }: FiguresAsked): Figure[] {
  return figuresOf(versions, period.kind, period)
}

async function readFigures(
  tx: Reading,
  { partner, versions, period, now }: FiguresAsked,
  figures: Figure[],
): Promise<PeriodFigure[]> {
  const reports = await tx.measurements.inPeriods([partner.id], [period.name])
  const known = figures.some(isFromCases)
    ? await casesKnown(tx, { partner, versions, periods: [period], now })
    : NO_CASES
  const { terms = partner.terms } = versions.findLast(({ validFrom }) => validFrom < period.to) ?? {}
  return figures.map((figure): PeriodFigure => {
    if (!isMeasured(figure)) {
      const zone = periodZones(versions, partner.terms)
      const derived = deriveFigure(figure, known, { terms, versions, period, zone, now })
      const value = exactOf(derived.figure)
      return {
        ...{ ...about(figure), kind: 'derived', loweredBy: derived.loweredBy },
        ...(value && { value, met: isMetBy(value, figure.target) }),
        ...{ settled: isSettled(derived, partner.terms, period, now), settlesAt: settlesAt(partner.terms, period.to) },
      }
    }
    const { reporter } = figure
    const ofIt = reports.filter(({ figureId }) => figureId === figure.id)
    const reported = teamOf(figure.obligor) === undefined ? whatCounts(figure, ofIt) : lastOf(ofIt)
    const { counts } = reported
    const closesAt = Math.max(
      settlesAt(partner.terms, period.to),
      reportDueAt(partner.terms, figure, period.to),
      counts && !counts.late ? objectedUntil(partner.terms, reporter, counts.at) : -Infinity,
    )
    return {
      ...{ ...about(figure), kind: 'measured', reporter, reported },
      ...(counts && { value: ofDecimal(counts.value), met: isMet(counts.value, figure.target) }),
      ...{ loweredBy: [], settled: closesAt <= now, settlesAt: closesAt },
    }
  })
}

function lastOf(reports: readonly Measurement[]): { counts?: Measurement } {
  const counts = reports.toSorted((one, other) => one.turn - other.turn).at(-1)
  return counts ? { counts } : {}
}

function about(figure: Figure): Pick<PeriodFigure, 'objectiveId' | 'direction' | 'name' | 'obligor' | 'unit'> {
  const { id, name, target } = figure
  const team = teamOf(figure.obligor)
  return {
    ...{ objectiveId: id, name, unit: unitOf(figure), direction: target.direction, obligor: owedBy(figure) },
    ...(team !== undefined && { team }),
  }
}
