import type { Side } from '../../partners/party.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import { compareByTarget, type Figure, isMet, type FigureTarget, owedBy, sayTarget } from '../../terms/figure.ts'
import type { Terms } from '../../terms/terms.ts'
import type { Instant } from '../../time/instant.ts'
import { type CalendarPeriod, periodBefore, PERIOD_KINDS, type PeriodKind, periodOf } from '../../time/period.ts'
import type { Decimal } from './decimal.ts'
import { lastOfEach, type Measurement, measurementKey } from './measurement.ts'
import { endedPeriods, figuresOf, periodZone, reportDueAt } from './periods-of.ts'

/** How a figure stands in one of its periods. */
export type ReportedFigure = {
  figureId: string
  name: string
  obligor: Side
  /** Of ours, which owes it inside our company. */
  team?: string
  reporter: Side
  unit: string
  period: string
  /** In words, as it was agreed at the end of the period: "at least 99 %". */
  target: string
  source: string
  /** What holds of it, absent where nobody has reported it. `corrected`: so many times. `late`: it came when the period was closed. */
  reported?: { value: Decimal; met: boolean; corrected: number; late: boolean }
  /** Where nobody has: the end of the period while it runs, and by when it is due. */
  endsAt?: Instant
  dueAt: Instant
  /** The period right before: what was reported of it, and which way it went from there. */
  before?: { period: string; value: Decimal; met: boolean; trend?: 'better' | 'worse' | 'same' }
}

/** What figures are told of: all versions of an agreement, oldest first, the terms that hold, and what was reported. */
export type FiguresKnown = {
  versions: readonly AgreementVersion[]
  terms: Terms
  measurements: readonly Measurement[]
  now: Instant
}

/** The periods of figures that end within another: the months of a quarter, and the quarter itself. Those that have begun. */
export function periodsWithin(
  within: CalendarPeriod,
  zone: string,
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

/** How each figure that holds stands in its last period that is over; in the one that runs where none is yet. */
export function figuresLately(
  known: FiguresKnown,
  figures: readonly Figure[],
): { figure: Figure; standing: ReportedFigure }[] {
  const { versions, terms, now } = known
  const zone = periodZone(terms)
  return figures
    .map((figure) => {
      const kind = figure.period
      const [ended] = endedPeriods(versions, kind, { zone, now, most: 1 })
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
export function periodsLately(figures: readonly Figure[], zone: string, now: Instant): string[] {
  return [...new Set(figures.map(({ period }) => period))].flatMap((kind) => {
    const running = periodOf(kind, zone, now)
    const ended = periodBefore(kind, zone, running)
    return [running, ended, periodBefore(kind, zone, ended)].map(({ name }) => name)
  })
}

/** The names of the periods that these are told of, with those before them. */
export function periodsTold(periods: readonly (CalendarPeriod & { kind: PeriodKind })[], zone: string): string[] {
  return [...new Set(periods.flatMap((one) => [one.name, periodBefore(one.kind, zone, one).name]))]
}

function standing(
  { versions, terms, measurements, now }: FiguresKnown,
  figure: Figure,
  period: CalendarPeriod & { kind: PeriodKind },
): ReportedFigure {
  const { id: figureId, name, reporter, unit, target, source } = figure
  const last = lastOfEach(measurements)
  const earlier = periodBefore(period.kind, periodZone(terms), period)
  const [reported, previous] = [period, earlier].map((one) => last.get(measurementKey({ figureId, period: one.name })))
  const then = figuresOf(versions, period.kind, earlier).find(({ id }) => id === figureId)
  return {
    ...{
      figureId,
      name,
      reporter,
      unit,
      source,
      obligor: owedBy(figure),
      ...teamOf(figure),
      period: period.name,
      target: sayTarget(figure),
    },
    ...(reported && {
      reported: {
        value: reported.value,
        met: isMet(reported.value, target),
        corrected: reported.turn - 1,
        late: reported.late,
      },
    }),
    ...(now < period.to && { endsAt: period.to }),
    dueAt: reportDueAt(terms, figure, period.to),
    // In another unit it was another number.
    ...(previous && then?.unit === unit && { before: beforeIt(previous, then, reported, target) }),
  }
}

/** Each period is judged by its own terms; which way the number went, by those of the later one. */
function beforeIt(
  { period, value }: Measurement,
  then: Figure,
  reported: Measurement | undefined,
  target: FigureTarget,
): NonNullable<ReportedFigure['before']> {
  return {
    ...{ period, value, met: isMet(value, then.target) },
    ...(reported && { trend: compareByTarget(reported.value, value, target) }),
  }
}

function teamOf({ obligor }: Figure): { team?: string } {
  return typeof obligor === 'string' ? {} : { team: obligor.team }
}

function compareNames(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0
}
