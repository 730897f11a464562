import * as fc from 'fast-check'
import { agreeMeasurement } from '../../../../src/domain/sla/figures/agree-measurement.ts'
import { decideMeasurement } from '../../../../src/domain/sla/figures/decide-measurement.ts'
import type { Decimal } from '../../../../src/domain/sla/figures/decimal.ts'
import type { Measurement } from '../../../../src/domain/sla/figures/measurement.ts'
import { whatCounts } from '../../../../src/domain/sla/figures/what-counts.ts'
import { ofDecimal } from '../../../../src/domain/sla/ledger/fraction.ts'
import type { FigureFact } from '../../../../src/domain/sla/ledger/period-facts.ts'
import { isMet } from '../../../../src/domain/terms/figure.ts'
import { DAY } from '../../../../src/domain/time/instant.ts'
import type { Stretch } from '../../../../src/domain/time/stretches.ts'
import { figure } from '../../../fixtures/terms.ts'
import { ana, dana } from '../../cases/people.ts'

const ORDERS = figure({ id: 'orders' })

/** A share in hundredths of a percent. */
const anyShare = fc.integer({ min: 9_800, max: 10_000 }).map((of): Decimal => String(of / 100))

/** What is true of a period, and what the side that owes reports of it, in time and late: some number, or `null`, that. */
export type Reports = { truth: Decimal; inTime: Decimal[]; late: (Decimal | null)[] }

export const anyReports: fc.Arbitrary<Reports> = fc.record({
  truth: anyShare,
  inTime: fc.array(anyShare, { maxLength: 2 }),
  late: fc.array(fc.option(anyShare, { freq: 1 }), { maxLength: 3 }),
})

export function trueOf({ truth }: Reports): FigureFact {
  return factOf(truth)
}

/**
 * Whatever it reports in time the other side disputes until it is true, for as long as that takes. What comes late it agrees to where it is true, and to what it has read alone: once the truth has
 * been reported, in time or at last.
 */
export function reported({ truth, inTime, late }: Reports, period: Stretch): FigureFact {
  const reports: Measurement[] = []
  const closesAt = period.to + 3 * DAY
  const add = (decision: ReturnType<typeof decideMeasurement>) => {
    if ('measurement' in decision) reports.push({ ...decision.measurement, id: `r${reports.length}`, partnerId: 'p1' })
  }
  const report = (value: Decimal, now: number) => {
    const [last] = reports.slice(-1)
    const about = { figure: ORDERS, period: { ...period, name: 'then' }, closesAt, zone: 'Europe/Paris' }
    const reporter = { side: 'partner', by: dana, via: 'Slack' } as const
    const event = { value, why: 'Counted anew.', reporter }
    add(decideMeasurement({ ...about, ...(last && { last }) }, event, now, (side) => side))
  }
  const agrees = (by: typeof ana, turn: number, now: number) =>
    add(agreeMeasurement({ figure: ORDERS, period: 'then' }, reports, { by, via: 'Slack', turn, disputed: [] }, now))
  for (const one of inTime) report(one, period.to)
  if (inTime.length > 0) report(truth, period.to + DAY)
  late.forEach((one, at) => {
    report(one ?? truth, closesAt + at)
    const read = reports.at(-1)!
    // It is changed again before the other side, who has read it, agrees to it; and agreed to by whoever reported it.
    if (at % 2 === 1) report('100', closesAt + at)
    agrees(dana, reports.at(-1)!.turn, closesAt + at)
    if (read.value === truth) agrees(ana, read.turn, closesAt + at)
  })
  if (inTime.length === 0) {
    report(truth, closesAt + DAY)
    agrees(ana, reports.at(-1)!.turn, closesAt + DAY)
  }
  return factOf(whatCounts(ORDERS, reports).counts?.value)
}

function factOf(value: Decimal | undefined): FigureFact {
  return {
    ...{ objectiveId: 'orders', kind: 'measured', direction: 'at least', loweredBy: [] },
    ...(value !== undefined && { value: ofDecimal(value), met: isMet(value, ORDERS.target) }),
  }
}
