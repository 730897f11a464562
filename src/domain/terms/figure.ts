import type { Side } from '../partners/party.ts'
import { compareDecimals, type Decimal } from '../sla/figures/decimal.ts'
import type { Duration } from '../time/duration.ts'
import type { PeriodKind } from '../time/period.ts'
import { DERIVED_KINDS, type DerivedKind, type FromCases, UNIT_OF } from './derived-terms.ts'
import { type Obligor, sideOf } from './objective.ts'

/**
 * A number of each period that is held against a target: what an agreement promises beside the times on cases. By how it comes about: `measured` by a
 * side that reports it, or counted from cases.
 */
export type Figure = MeasuredFigure | FigureFromCases
export type MeasuredFigure = MeasuredTerms & FigureId
export type FigureFromCases = DerivedTerms & FigureId

/** Lives on over the versions of an agreement, so that the numbers of the same figure can be set side by side. */
type FigureId = { id: string }

/** What is agreed about a figure. Its name tells it from the others of its agreement. */
export type FigureTerms = MeasuredTerms | DerivedTerms

type AnyTerms = {
  name: string
  obligor: Obligor
  /** `internal`: never shown to the partner. What a team of ours owes always is. */
  audience: 'internal' | 'shared'
  period: PeriodKind
  target: FigureTarget
  /** The business outcome this protects, in words that both sides read. */
  protects: string
}

export type MeasuredTerms = AnyTerms & {
  kind: 'measured'
  /** What the number counts, in words or as a sign: "%", "orders", "EUR". */
  unit: string
  /** Where the number comes from, in words. */
  source: string
  /** Who reports it. */
  reporter: Side
  /** By when after the end of the period, in working days of whoever reports. */
  due: WorkingDays
}

export type DerivedTerms = AnyTerms & FromCases

/** `floor`: on the worse side of the target; from there on nothing of it is kept. */
export type FigureTarget = { direction: Direction; value: Decimal; floor?: Decimal }

export const DIRECTIONS_OF_TARGETS = ['at least', 'at most'] as const
export type Direction = (typeof DIRECTIONS_OF_TARGETS)[number]

export type WorkingDays = Duration & { unit: 'working days' }

export const USUAL_DUE: WorkingDays = { amount: 3, unit: 'working days' }

/** What tells a figure from the others of its agreement, however its name is written. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}

/** What tells a figure from others over a change of terms: another side that owes it makes it another one. */
export function figureKey({ name, obligor }: Pick<FigureTerms, 'name' | 'obligor'>): string {
  return JSON.stringify([nameKey(name), obligor])
}

/** The figures that both companies may read: not what a team of ours owes inside our company. */
export function sharedFigures({ figures }: { figures: Figure[] }): Figure[] {
  return figures.filter(({ audience, obligor }) => audience === 'shared' && typeof obligor === 'string')
}

/** Whether a team of ours owes it inside our company. */
export function isInside(figure: Figure): boolean {
  return sharedFigures({ figures: [figure] }).length === 0
}

/** What teams of ours owe inside our company. */
export function insideFigures(terms: { figures: Figure[] }): Figure[] {
  const shared = sharedFigures(terms)
  return terms.figures.filter((one) => !shared.includes(one))
}

/** Whether a number meets its target: exactly, never as printed. */
export function isMet(value: Decimal, { direction, value: target }: FigureTarget): boolean {
  const compared = compareDecimals(value, target)
  return direction === 'at least' ? compared >= 0 : compared <= 0
}

export const FIGURE_KINDS = ['measured', ...DERIVED_KINDS] as const satisfies Figure['kind'][]

/** Whether somebody reports it. */
export function isMeasured<T extends { kind: Figure['kind'] }>(one: T): one is Extract<T, { kind: 'measured' }> {
  return one.kind === 'measured'
}

/** Whether it is counted from cases. */
export function isFromCases<T extends { kind: Figure['kind'] }>(one: T): one is Extract<T, { kind: DerivedKind }> {
  return one.kind !== 'measured'
}

export function unitOf(figure: FigureTerms): string {
  return isMeasured(figure) ? figure.unit : UNIT_OF[figure.kind]
}

/** "98.7 %", "12 orders". */
export function withUnit(value: Decimal, { unit }: { unit: string }): string {
  // The one unit that is a word of ours.
  return `${value} ${unit === UNIT_OF.failures && value === '1' ? 'failure' : unit}`
}

/** "at least 99 %". */
export function sayTarget(figure: FigureTerms): string {
  return `${figure.target.direction} ${withUnit(figure.target.value, { unit: unitOf(figure) })}`
}

/** The side that owes it: a team of ours owes on our side. */
export function owedBy({ obligor }: Pick<FigureTerms, 'obligor'>): Side {
  return sideOf(obligor)
}

/** Whether a number can be a share in per cent. */
export function isShare(value: Decimal): boolean {
  return compareDecimals(value, '0') >= 0 && compareDecimals(value, '100') <= 0
}
