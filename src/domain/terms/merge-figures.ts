import type { Side } from '../partners/party.ts'
import type { Duration } from '../time/duration.ts'
import {
  type CountingCases,
  type DerivedKind,
  type FromCases,
  inOrder,
  type MaintenanceAdmission,
  USUAL_COUNTING,
} from './derived-terms.ts'
import {
  type Figure,
  type FigureTarget,
  isFromCases,
  isMeasured,
  type MeasuredTerms,
  nameKey,
  USUAL_DUE,
  type WorkingDays,
} from './figure.ts'
import { type Obligor, sideOf } from './objective.ts'

/**
 * A figure as somebody says it: its floor, who reports it by when, and which cases count, stay as they were where it leaves them out. Or that it is held against nothing any
 * more. `none`: there is none of it any more.
 */
export type SaidFigure = { name: string } & ({ end: true } | SaidMeasured | SaidFromCases)

type SaidAny = Pick<Figure, 'obligor' | 'period' | 'protects'> & {
  end?: false
  target: Omit<FigureTarget, 'floor'>
  floor?: string
}

export type SaidMeasured = SaidAny &
  Pick<MeasuredTerms, 'unit' | 'source'> & { kind?: 'measured'; reporter?: Side; due?: WorkingDays }

export type SaidFromCases = SaidAny & {
  kind: DerivedKind
  service: string
  hours?: string
  counts?: Partial<CountingCases>
  least?: Duration | 'none'
  maintenance?: MaintenanceAdmission | 'none'
}

type Holding = { name: string } & (SaidMeasured | SaidFromCases)

/**
 * The figures after some of them were said anew. Each is known by its name and who owes it, and keeps its id; those that nobody mentions stay, unless
 * `others` end.
 */
export function mergeFigures(
  before: Figure[],
  said: SaidFigure[],
  others: 'stay' | 'end',
  newId: () => string,
): Figure[] | { refused: string } {
  const kept = said.filter((one) => one.end !== true)
  const twice = kept.find((one, at) => kept.findIndex((other) => isCalled(one, other)) !== at)
  if (twice) return { refused: `The figure “${twice.name}” is there twice: keep the one that holds.` }
  const ended = said.filter((one) => one.end === true)
  const left = before.filter((one) => {
    if (ended.some((other) => isCalled(one, other))) return false
    return others === 'stay' || kept.some((other) => isCalled(one, other))
  })
  const unsaid = left.filter((one) => !kept.some((other) => isSame(one, other)))
  return [...unsaid, ...kept.map((one) => renewed(one, before, newId))]
}

function renewed(one: Holding, before: Figure[], newId: () => string): Figure {
  const { name, obligor, period, target, floor, protects } = one
  const was = before.find((other) => isSame(other, one))
  // A floor belongs to a target of its direction.
  const stays = was?.target.direction === target.direction ? was.target.floor : undefined
  const limit = floor === 'none' ? undefined : (floor ?? stays)
  return {
    id: was?.id ?? newId(),
    ...{ name, obligor, period, protects },
    audience: typeof obligor === 'string' ? 'shared' : 'internal',
    target: { ...target, ...(limit !== undefined && { floor: limit }) },
    ...('service' in one ? counted(one, was && isFromCases(was) ? was : undefined) : reported(one, was)),
  }
}

function reported({ unit, source, obligor, reporter, due }: SaidMeasured, before: Figure | undefined) {
  const was = before && isMeasured(before) ? before : undefined
  return {
    kind: 'measured' as const,
    ...{ unit, source, reporter: reporter ?? was?.reporter ?? sideOf(obligor), due: due ?? was?.due ?? USUAL_DUE },
  }
}

function counted({ kind, service, ...said }: SaidFromCases, was: FromCases | undefined): FromCases {
  const least = said.least === 'none' ? undefined : (said.least ?? was?.least)
  const maintenance = said.maintenance === 'none' ? undefined : (said.maintenance ?? was?.maintenance)
  return {
    ...{ kind, service, hours: said.hours ?? was?.hours ?? 'calendar' },
    counts: inOrder({ ...USUAL_COUNTING, ...was?.counts, ...said.counts }),
    ...(least && { least }),
    ...(maintenance && { maintenance }),
  }
}

/** So many figures are named to somebody who ends one that there is not. */
const NAMED = 5

/** Why ending a figure of this name is a slip; undefined where there was `ever` one. */
export function whyEndsNoFigure(name: string, now: Figure[], ever: Figure[]): { refused: string } | undefined {
  if (ever.some((one) => isCalled(one, { name }))) return undefined
  const known = now.slice(0, NAMED).map((one) => `“${one.name}”`)
  const there =
    known.length === 0 ? 'None is agreed yet.' : `There ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}.`
  return { refused: `There is no figure called “${name}” to end. ${there}` }
}

function isCalled(one: { name: string }, other: { name: string }): boolean {
  return nameKey(one.name) === nameKey(other.name)
}

function isSame(one: Figure, other: { name: string; obligor: Obligor }): boolean {
  return isCalled(one, other) && JSON.stringify(one.obligor) === JSON.stringify(other.obligor)
}
