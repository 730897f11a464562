import type { SaidFigure } from '../../domain/terms/merge-figures.ts'
import type { PartnerSheet } from './partner-sheet.ts'

type Written = NonNullable<NonNullable<PartnerSheet['sla']>['figures']>[number]

/** A figure of a sheet as the terms take it. */
export function saidFigure({ atLeast, atMost, end, ...said }: Written): SaidFigure {
  const { name, obligor, period, unit, source, protects, floor, reporter, due } = said
  const value = atLeast ?? atMost
  const whole =
    obligor !== undefined &&
    period !== undefined &&
    unit !== undefined &&
    source !== undefined &&
    protects !== undefined
  if (end === true || !whole || value === undefined) return { name, end: true }
  return {
    ...{ name, obligor, period, unit, source, protects },
    target: { direction: atLeast === undefined ? 'at most' : 'at least', value },
    ...(floor !== undefined && { floor }),
    ...(reporter && { reporter }),
    ...(due && { due }),
  }
}
