import { CASE_KINDS, SEVERITIES } from '../../domain/cases/case.ts'
import { DIRECTION_OF, type DerivedKind } from '../../domain/terms/derived-terms.ts'
import type { FigureFromCases } from '../../domain/terms/figure.ts'
import { PERIOD_KINDS } from '../../domain/time/period.ts'
import { writeDuration } from '../partners/written/write-duration.ts'
import { writeAdmission } from '../partners/written/write-figures.ts'
import type { WrittenFigure } from '../partners/written/written-sheet.ts'
import { type Entries, filled, listIn, oneOf } from './part.ts'

export const NEW_COUNTED: Entries = {
  ...{ obligor: 'partner', period: 'month', hours: 'always', maintenance: 'none' },
  ...{ severities: SEVERITIES.join(','), kinds: 'incident' },
}

/** What the fields say of a figure that is counted from cases. */
export function saidCounted({ target, period, protects, service, hours, ...one }: FigureFromCases): Entries {
  const { counts, least, maintenance } = one
  const { notice, confirmed, longest, sum } = maintenance ? writeAdmission(maintenance) : {}
  return filled({
    ...{ value: target.value, floor: target.floor, period, protects, service, hours, goes: 'on' },
    ...{ severities: counts.severities.join(','), kinds: counts.kinds.join(',') },
    ...(least && { least: writeDuration(least) }),
    maintenance: maintenance ? (confirmed === true ? 'confirmed' : 'limited') : 'none',
    ...{ notice, longest, sum },
  })
}

/** The figure as a sheet says it. */
export function writtenCounted(
  { name, obligor, kind }: { name: string; obligor: FigureFromCases['obligor']; kind: DerivedKind },
  entries: Entries,
): WrittenFigure {
  const { value = '', floor = 'none', service = '', hours, protects = '', least = 'none' } = entries
  const [severities, kinds] = [listIn(entries['severities']), listIn(entries['kinds'])]
  return {
    ...{ name, obligor, kind, service, floor, protects },
    period: oneOf(PERIOD_KINDS, entries['period']) ?? 'month',
    ...(DIRECTION_OF[kind] === 'at least' ? { atLeast: value } : { atMost: value }),
    ...(hours !== undefined && { hours }),
    cases: {
      kinds: CASE_KINDS.filter((one) => kinds.includes(one)),
      severities: SEVERITIES.filter((one) => severities.includes(String(one))),
    },
    ...(kind !== 'mttr' && { leastOutage: least, maintenance: maintenanceIn(entries) }),
  }
}

function maintenanceIn({ maintenance, notice, longest, sum }: Entries): NonNullable<WrittenFigure['maintenance']> {
  const announced = { ...(notice !== undefined && { notice }) }
  if (maintenance === 'confirmed') return { ...announced, confirmed: true }
  if (maintenance !== 'limited') return { end: true }
  return { ...announced, ...(longest !== undefined && { longest }), ...(sum !== undefined && { sum }) }
}

/** The field that a refusal of the sheet is about. */
export function countedFieldAt(path: string): string {
  const part = path.split('.').at(-1) ?? ''
  if (part === 'leastOutage') return 'least'
  const own = ['name', 'obligor', 'team', 'service', 'floor', 'period', 'hours', 'notice', 'longest', 'sum']
  if (['protects', 'maintenance', 'kinds', 'severities', ...own].includes(part)) return part
  return path.includes('.cases') ? 'severities' : 'value'
}
