import { type Figure, USUAL_DUE } from '../../../domain/terms/figure.ts'
import { sideOf } from '../../../domain/terms/objective.ts'
import { byRank } from './by-rank.ts'
import { writeDuration } from './write-duration.ts'
import type { WrittenFigure } from './written-sheet.ts'

/** Figures as a sheet says them, in one order whatever order they were agreed in. */
export function writeFigures(figures: Figure[]): WrittenFigure[] {
  return figures.toSorted(byRank(({ name }) => [name.toLowerCase(), name])).map(writeFigure)
}

function writeFigure({ name, obligor, period, unit, target, source, reporter, due, protects }: Figure): WrittenFigure {
  const { direction, value, floor } = target
  return {
    ...{ name, obligor, period, unit },
    ...(direction === 'at least' ? { atLeast: value } : { atMost: value }),
    ...(floor !== undefined && { floor }),
    source,
    ...(reporter !== sideOf(obligor) && { reporter }),
    ...(due.amount !== USUAL_DUE.amount && { due: writeDuration(due) }),
    protects,
  }
}
