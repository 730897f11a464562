import type { Side } from '../partners/party.ts'
import type { PeriodKind } from '../time/period.ts'
import { type Figure, type FigureTarget, nameKey, USUAL_DUE, type WorkingDays } from './figure.ts'
import { type Obligor, sideOf } from './objective.ts'

/** A figure as somebody says it: who reports it by when, and its floor, stay as they were where it leaves them out. Or that it is held against nothing any more. */
export type SaidFigure = { name: string } & (
  | {
      end?: false
      obligor: Obligor
      period: PeriodKind
      unit: string
      target: Omit<FigureTarget, 'floor'>
      /** `none`: there is none any more. */
      floor?: string
      source: string
      reporter?: Side
      due?: WorkingDays
      protects: string
    }
  | { end: true }
)

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

function renewed(one: Exclude<SaidFigure, { end: true }>, before: Figure[], newId: () => string): Figure {
  const { name, obligor, period, unit, target, floor, source, reporter, due, protects } = one
  const was = before.find((other) => isSame(other, one))
  // A floor belongs to a target of its direction.
  const stays = was?.target.direction === target.direction ? was.target.floor : undefined
  const limit = floor === 'none' ? undefined : (floor ?? stays)
  return {
    id: was?.id ?? newId(),
    kind: 'measured',
    ...{ name, obligor, period, unit, source, protects },
    audience: typeof obligor === 'string' ? 'shared' : 'internal',
    target: { ...target, ...(limit !== undefined && { floor: limit }) },
    reporter: reporter ?? was?.reporter ?? sideOf(obligor),
    due: due ?? was?.due ?? USUAL_DUE,
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
