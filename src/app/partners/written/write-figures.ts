import { SEVERITIES } from '../../../domain/cases/case.ts'
import { type FromCases, type MaintenanceAdmission, USUAL_COUNTING } from '../../../domain/terms/derived-terms.ts'
import { type Figure, isMeasured, type MeasuredTerms, USUAL_DUE } from '../../../domain/terms/figure.ts'
import { type Obligor, sideOf } from '../../../domain/terms/objective.ts'
import { byRank } from './by-rank.ts'
import { writeDuration } from './write-duration.ts'
import type { WrittenFigure } from './written-sheet.ts'

/** Figures as a sheet says them, in one order whatever order they were agreed in. */
export function writeFigures(figures: Figure[]): WrittenFigure[] {
  return figures.toSorted(byRank(({ name }) => [name.toLowerCase(), name])).map(writeFigure)
}

function writeFigure(figure: Figure): WrittenFigure {
  const { name, obligor, period, target, protects } = figure
  const { direction, value, floor } = target
  return {
    ...{ name, obligor, period },
    ...(isMeasured(figure) && { unit: figure.unit }),
    ...(direction === 'at least' ? { atLeast: value } : { atMost: value }),
    ...(floor !== undefined && { floor }),
    ...(isMeasured(figure) ? reportedAs(figure, obligor) : countedAs(figure)),
    protects,
  }
}

function reportedAs({ source, reporter, due }: MeasuredTerms, obligor: Obligor): Partial<WrittenFigure> {
  return {
    source,
    ...(reporter !== sideOf(obligor) && { reporter }),
    ...(due.amount !== USUAL_DUE.amount && { due: writeDuration(due) }),
  }
}

function countedAs({ kind, service, hours, counts, least, maintenance }: FromCases): Partial<WrittenFigure> {
  const { kinds, severities } = counts
  const cases = {
    ...(kinds.join() !== USUAL_COUNTING.kinds.join() && { kinds }),
    ...(severities.length < SEVERITIES.length && { severities }),
  }
  return {
    ...{ kind, service },
    ...(hours !== 'calendar' && { hours }),
    ...(Object.keys(cases).length > 0 && { cases }),
    ...(least && { leastOutage: writeDuration(least) }),
    ...(maintenance && { maintenance: writeAdmission(maintenance) }),
  }
}

export function writeAdmission(admission: MaintenanceAdmission): NonNullable<WrittenFigure['maintenance']> {
  const { notice } = admission
  return {
    ...(notice && { notice: writeDuration(notice) }),
    ...(admission.confirmed
      ? { confirmed: true }
      : { longest: writeDuration(admission.longest), sum: writeDuration(admission.sum) }),
  }
}
