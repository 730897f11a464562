import type { Side } from '../../partners/party.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import type { DerivedKind } from '../../terms/derived-terms.ts'
import {
  type Figure,
  type FigureFromCases,
  type FigureTarget,
  isMeasured,
  isMet,
  owedBy,
  sayTarget,
  unitOf,
} from '../../terms/figure.ts'
import type { Terms } from '../../terms/terms.ts'
import type { Instant } from '../../time/instant.ts'
import {
  type CalendarPeriod,
  periodBefore,
  PERIOD_KINDS,
  type PeriodKind,
  periodOf,
  type PeriodZone,
} from '../../time/period.ts'
import { compareFractions, type Fraction, ofDecimal } from '../ledger/fraction.ts'
import type { Decimal } from './decimal.ts'
import { type CasesKnown, deriveFigure, type Derived } from './derive-figure.ts'
import { exactOf } from './derived.ts'
import { type FigureWaiver, waiverOf } from './figure-waiver.ts'
import { isMetBy, isSettled, sayExact } from './judge-derived.ts'
import { lastOfEach, type Measurement, measurementKey } from './measurement.ts'
import { type FigureDispute, type NotAgreed, notAgreedOf } from './not-agreed.ts'
import { endedPeriods, figuresOf, periodZones, reportDueAt } from './periods-of.ts'
import { isAgreement } from './what-counts.ts'

/** How a figure stands in one of its periods. */
export type ReportedFigure = {
  figureId: string
  name: string
  obligor: Side
  /** Of ours, which owes it inside our company. */
  team?: string
  unit: string
  period: string
  /** In words, as it was agreed at the end of the period: "at least 99 %". */
  target: string
  /**
   * What holds of it, absent where there is no number. Of one that is counted from cases it is cut to the worse side, for reading, up to now while the period runs. `corrected`: so many
   * times. `late`: it came when the period was closed; `agreed`: and the other side has agreed to it. `waived`: it was missed, and the side that is owed has let that pass.
   */
  reported?: { value: Decimal; met: boolean; corrected: number; late: boolean; agreed?: true; waived?: true }
  /** The end of the period while it runs. */
  endsAt?: Instant
  /** The period right before: what came of it, and which way it went from there. */
  before?: { period: string; value: Decimal; met: boolean; waived?: true; trend?: 'better' | 'worse' | 'same' }
} &
  /** `notAgreed`: money hangs on it, and what was reported last is not agreed between the sides. */
  (
    | { kind: 'measured'; reporter: Side; source: string; dueAt: Instant; notAgreed?: NotAgreed }
    /** `settled`: what comes now is a correction. */
    | { kind: DerivedKind; fromCases: Derived; settled: boolean }
  )

/** What figures are told of: all versions of an agreement, oldest first, the terms that hold, what was reported and disputed of that, and what was down. */
export type FiguresKnown = {
  versions: readonly AgreementVersion[]
  terms: Terms
  measurements: readonly Measurement[]
  disputes: readonly FigureDispute[]
  waivers: readonly FigureWaiver[]
  outages: CasesKnown
  now: Instant
}

/** The periods of figures that end within another: the months of a quarter, and the quarter itself. Those that have begun. */
export function periodsWithin(
  within: CalendarPeriod,
  zone: PeriodZone,
  now: Instant,
): (CalendarPeriod & { kind: PeriodKind })[] {
  return PERIOD_KINDS.flatMap((kind) => {
    const found: (CalendarPeriod & { kind: PeriodKind })[] = []
    for (
      let period = periodOf(kind, zone, within.to - 1);
      period.from >= within.from;
      period = periodBefore(kind, zone, period)
    )
      if (period.to <= within.to && period.from <= now) found.unshift({ kind, ...period })
    return found
  })
}

/** How each figure stands in each of these periods, by its name, then in order of time. */
export function figuresIn(
  known: FiguresKnown,
  periods: readonly (CalendarPeriod & { kind: PeriodKind })[],
  which: (figure: Figure) => boolean,
): ReportedFigure[] {
  return periods
    .flatMap((period) =>
      figuresOf(known.versions, period.kind, period)
        .filter(which)
        .map((figure) => standing(known, figure, period)),
    )
    .map((one, at) => ({ one, at }))
    .toSorted((a, b) => compareNames(a.one, b.one) || a.at - b.at)
    .map(({ one }) => one)
}

/**
 * How each figure that holds stands in its last period that is over; in the one that runs where none is yet, and where nobody has to report it: of what is counted, the number up to now.
 */
export function figuresLately(
  known: FiguresKnown,
  figures: readonly Figure[],
): { figure: Figure; standing: ReportedFigure }[] {
  const { versions, terms, now } = known
  const zone = periodZones(versions, terms)
  return figures
    .map((figure) => {
      const kind = figure.period
      const [ended] = isMeasured(figure) ? endedPeriods(versions, kind, { zone, now, most: 1 }) : []
      const then = ended && figuresOf(versions, kind, ended).find(({ id }) => id === figure.id)
      const told =
        ended && then
          ? standing(known, then, { kind, ...ended })
          : standing(known, figure, { kind, ...periodOf(kind, zone, now) })
      return { figure, standing: told }
    })
    .toSorted((one, other) => compareNames(one.figure, other.figure))
}

/** The names of the periods that these figures may be told of lately, with those before them. */
export function periodsLately(figures: readonly Figure[], zone: PeriodZone, now: Instant): string[] {
  return [...new Set(figures.map(({ period }) => period))].flatMap((kind) => {
    const running = periodOf(kind, zone, now)
    const ended = periodBefore(kind, zone, running)
    return [running, ended, periodBefore(kind, zone, ended)].map(({ name }) => name)
  })
}

/** The names of the periods that these are told of, with those before them. */
export function periodsTold(periods: readonly (CalendarPeriod & { kind: PeriodKind })[], zone: PeriodZone): string[] {
  return [...new Set(periods.flatMap((one) => [one.name, periodBefore(one.kind, zone, one).name]))]
}

type InPeriod = CalendarPeriod & { kind: PeriodKind }

function standing(known: FiguresKnown, figure: Figure, period: InPeriod): ReportedFigure {
  const { versions, terms, now } = known
  const { id: figureId, name } = figure
  const earlier = { kind: period.kind, ...periodBefore(period.kind, periodZones(versions, terms), period) }
  const then = figuresOf(versions, period.kind, earlier).find(({ id }) => id === figureId)
  const [number, previous] = [numberIn(known, figure, period), then && numberIn(known, then, earlier)]
  const isAlike = then?.kind === figure.kind && unitOf(then) === unitOf(figure)
  const about = {
    ...{ figureId, name, unit: unitOf(figure), obligor: owedBy(figure), ...teamOf(figure) },
    ...{ period: period.name, target: sayTarget(figure) },
    ...(number.told && { reported: number.told }),
    ...(now < period.to && { endsAt: period.to }),
    // In another unit it was another number.
    ...(previous?.told && isAlike && { before: beforeIt(earlier.name, previous, number, figure.target) }),
  }
  if (isMeasured(figure)) {
    const { kind, reporter, source } = figure
    const notAgreed = notAgreedOf(figure, period, reportsIn(known, figure, period), known)
    return {
      ...{ ...about, kind, reporter, source, dueAt: reportDueAt(terms, figure, period.to) },
      ...(notAgreed && { notAgreed }),
    }
  }
  const derived = number.derived ?? deriveIn(known, figure, period)
  return { ...about, kind: figure.kind, fromCases: derived, settled: isSettled(derived, terms, period, now) }
}

/** What a figure comes to in a period: exactly, and as it is told. */
type NumberIn = { exact?: Fraction; told?: ReportedFigure['reported']; derived?: Derived }

function numberIn(known: FiguresKnown, figure: Figure, period: InPeriod): NumberIn {
  const { target } = figure
  if (isMeasured(figure)) {
    const last = lastOfEach(known.measurements).get(measurementKey({ figureId: figure.id, period: period.name }))
    if (!last) return {}
    const { value, late } = last
    const own = reportsIn(known, figure, period).filter((one) => !isAgreement(figure, one))
    const agreed = isAgreement(figure, last) && { agreed: true as const }
    const told = {
      value,
      ...outcomeOf(known, figure, period, isMet(value, target)),
      corrected: own.length - 1,
      late,
      ...agreed,
    }
    return { exact: ofDecimal(value), told }
  }
  const derived = deriveIn(known, figure, period)
  const exact = exactOf(derived.figure)
  if (!exact) return { derived }
  const outcome = outcomeOf(known, figure, period, isMetBy(exact, target))
  const told = { value: sayExact(exact, target), ...outcome, corrected: 0, late: false }
  return { derived, exact, told }
}

function outcomeOf(
  { waivers }: FiguresKnown,
  { id }: Figure,
  period: InPeriod,
  met: boolean,
): Pick<NonNullable<ReportedFigure['reported']>, 'met' | 'waived'> {
  return { met, ...(!met && waiverOf(waivers, id, period) && { waived: true as const }) }
}

/** Oldest first. */
function reportsIn({ measurements }: FiguresKnown, { id }: Figure, { name }: InPeriod): Measurement[] {
  return measurements
    .filter(({ figureId, period }) => figureId === id && period === name)
    .toSorted((one, other) => one.turn - other.turn)
}

function deriveIn({ versions, terms, outages, now }: FiguresKnown, figure: FigureFromCases, period: InPeriod): Derived {
  const held = versions.findLast(({ validFrom }) => validFrom < period.to)?.terms ?? terms
  return deriveFigure(figure, outages, { terms: held, versions, period, zone: periodZones(versions, terms), now })
}

/** Each period is judged by its own terms; which way the number went, by those of the later one. */
function beforeIt(
  period: string,
  previous: NumberIn,
  number: NumberIn,
  { direction }: FigureTarget,
): NonNullable<ReportedFigure['before']> {
  const { value, met, waived } = previous.told!
  const compared = number.exact && previous.exact && compareFractions(number.exact, previous.exact)
  const isBetter = direction === 'at least' ? 1 : -1
  return {
    ...{ period, value, met, ...(waived && { waived }) },
    ...(compared !== undefined && { trend: compared === 0 ? 'same' : compared === isBetter ? 'better' : 'worse' }),
  }
}

function teamOf({ obligor }: Figure): { team?: string } {
  return typeof obligor === 'string' ? {} : { team: obligor.team }
}

function compareNames(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0
}
