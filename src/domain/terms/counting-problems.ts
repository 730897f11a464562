import { LONGEST_WINDOW } from '../maintenance/why-not-times.ts'
import { compareDecimals, type Decimal } from '../sla/figures/decimal.ts'
import { clockMs, type Duration, formatTarget } from '../time/duration.ts'
import { DAY, type Ms } from '../time/instant.ts'
import type { PeriodKind } from '../time/period.ts'
import { DIRECTION_OF, type MaintenanceAdmission, NO_SERVICE } from './derived-terms.ts'
import type { DerivedTerms, FigureTarget } from './figure.ts'
import { nameKey } from './figure.ts'
import { sayKindOf } from './say-figures.ts'

/** The longest of each has no more hours, on a clock that is set back in it. */
const HOURS_OF: Record<PeriodKind, number> = { month: 745, quarter: 2_209, year: 8_785 }

/** Nothing is announced longer ahead. */
const LONGEST_NOTICE: Ms = 365 * DAY

/** Of what is shorter than an outage of these hours a period would hardly count any. */
const LONGEST_LEAST: Ms = 7 * DAY

/** What cannot be agreed about a figure that is counted from cases, a sentence each. */
export function countingProblems(figure: DerivedTerms): string[] {
  const { kind, target, service, least, maintenance, period } = figure
  const direction = DIRECTION_OF[kind]
  return [
    target.direction === direction
      ? ofNumber(figure, target, period)
      : `${sayKindOf(figure)} is kept with ${direction} so much: write ${direction === 'at least' ? 'atLeast' : 'atMost'}, and not the other.`,
    nameKey(service) === NO_SERVICE
      ? `no service is called “${service}”: that is what a case says which is about none.`
      : undefined,
    kind === 'mttr' && (least || maintenance)
      ? 'the time to repair is that of each case as a whole: leave out the least outage and the maintenance.'
      : undefined,
    least && isOverLongest(least)
      ? `a least outage of ${formatTarget(least)} would leave nearly every outage out: give 7 days at most.`
      : undefined,
    ...(maintenance ? ofMaintenance(maintenance) : []),
  ].filter((one) => one !== undefined)
}

/** Of working days as of days: a period hardly has so many. */
function isOverLongest(least: Duration): boolean {
  return least.unit === 'working days' ? least.amount > LONGEST_LEAST / DAY : msOf(least) > LONGEST_LEAST
}

function ofNumber(
  figure: Pick<DerivedTerms, 'kind'>,
  { value, floor }: FigureTarget,
  period: PeriodKind,
): string | undefined {
  const numbers = [value, ...(floor === undefined ? [] : [floor])]
  switch (figure.kind) {
    case 'availability':
      return undefined
    case 'failures': {
      const part = numbers.find((one) => one.includes('.') || isBelow(one, '0'))
      return part === undefined ? undefined : `${part} failures there cannot be: write a whole number, 0 or more.`
    }
    case 'mtbf':
    case 'mttr': {
      const least = numbers.find((one) => isBelow(one, '0')) ?? (value === '0' ? value : undefined)
      if (least !== undefined)
        return `${least} h is no ${sayKindOf(figure)}: write the hours that it is to take, more than 0.`
      const [most, among] =
        figure.kind === 'mtbf' ? [HOURS_OF[period], `a ${period} has`] : [HOURS_OF.year, 'a year has']
      const beyond = numbers.find((one) => isBelow(String(most), one))
      return beyond === undefined ? undefined : `${beyond} h are more than ${among}: give less.`
    }
  }
}

function isBelow(one: Decimal, other: Decimal): boolean {
  return compareDecimals(one, other) < 0
}

function ofMaintenance(maintenance: MaintenanceAdmission): (string | undefined)[] {
  const { notice } = maintenance
  const tooEarly =
    notice && msOf(notice) > LONGEST_NOTICE
      ? `nothing is announced ${formatTarget(notice)} ahead: give a notice of a year at most.`
      : undefined
  if (maintenance.confirmed) return [tooEarly]
  const { longest, sum } = maintenance
  const less =
    msOf(sum) < msOf(longest)
      ? `maintenance of ${formatTarget(longest)} at once is more than the sum of ${formatTarget(sum)} in a period: raise the sum, or give a shorter one.`
      : undefined
  const tooLong =
    msOf(longest) > LONGEST_WINDOW
      ? `no maintenance is announced for ${formatTarget(longest)} at once: give 30 days at most.`
      : undefined
  return [tooEarly, less, tooLong]
}

function msOf(duration: Duration): Ms {
  return clockMs(duration) ?? 0
}
