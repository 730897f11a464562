import { DERIVED_KINDS, type MaintenanceAdmission } from '../../domain/terms/derived-terms.ts'
import type { SaidFigure } from '../../domain/terms/merge-figures.ts'
import type { PartnerSheet } from './partner-sheet.ts'

type Written = NonNullable<NonNullable<PartnerSheet['sla']>['figures']>[number]

/** A figure of a sheet as the terms take it. */
export function saidFigure(written: Written): SaidFigure {
  const { name, atLeast, atMost, end, obligor, period, protects, floor } = written
  const value = atLeast ?? atMost
  if (end === true || obligor === undefined || period === undefined || protects === undefined || value === undefined)
    return { name, end: true }
  const common = {
    ...{ name, obligor, period, protects },
    target: { direction: atLeast === undefined ? ('at most' as const) : ('at least' as const), value },
    ...(floor !== undefined && { floor }),
  }
  const { unit, source, reporter, due, service, hours, cases, leastOutage, maintenance } = written
  const kind = DERIVED_KINDS.find((one) => one === written.kind)
  if (kind && service !== undefined)
    return {
      ...{ ...common, kind, service },
      ...(hours !== undefined && { hours }),
      ...(cases && { counts: cases }),
      ...(leastOutage !== undefined && { least: leastOutage }),
      ...(maintenance && { maintenance: admission(maintenance) }),
    }
  if (unit === undefined || source === undefined) return { name, end: true }
  return { ...{ ...common, unit, source }, ...(reporter && { reporter }), ...(due && { due }) }
}

function admission(said: NonNullable<Written['maintenance']>): MaintenanceAdmission | 'none' {
  const { notice, longest, sum, end } = said
  if (end === true) return 'none'
  const announced = { ...(notice && { notice }) }
  return longest && sum ? { ...announced, longest, sum } : { ...announced, confirmed: true }
}
