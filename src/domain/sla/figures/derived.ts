import { HOUR, type Ms } from '../../time/instant.ts'
import type { Stretch } from '../../time/stretches.ts'
import { fraction, type Fraction } from '../ledger/fraction.ts'
import type { Downtime } from './downtime.ts'
import type { Outage } from './outages.ts'
import { type ServiceHours, serviceWork } from './service-hours.ts'

/**
 * A figure, exact: a share of time, a count, or a mean of working time over so many. `none`: there is nothing to count it from, and why.
 */
export type DerivedFigure =
  | { kind: 'share'; ms: Ms; ofMs: Ms }
  | { kind: 'count'; count: number }
  | { kind: 'mean'; sumMs: Ms; over: number }
  | { kind: 'none'; because: 'no service hours' | 'no failures' | 'no repairs' }

/** The share of its hours in which the service was up. */
export function availabilityOf({ serviceMs, unavailableMs }: Downtime): DerivedFigure {
  return serviceMs === 0
    ? { kind: 'none', because: 'no service hours' }
    : { kind: 'share', ms: serviceMs - unavailableMs, ofMs: serviceMs }
}

export function failuresOf({ failures }: Downtime): DerivedFigure {
  return { kind: 'count', count: failures }
}

/** Mean time between failures: uptime for each. Without any uptime it is nothing, however often it failed. */
export function mtbfOf({ serviceMs, unavailableMs, failures }: Downtime): DerivedFigure {
  const up = serviceMs - unavailableMs
  if (serviceMs === 0) return { kind: 'none', because: 'no service hours' }
  if (up === 0) return { kind: 'mean', sumMs: 0, over: 1 }
  return failures === 0 ? { kind: 'none', because: 'no failures' } : { kind: 'mean', sumMs: up, over: failures }
}

/**
 * Mean time to repair, over the cases whose last confirmed resolution lies in the period: the working time of the service's hours from their opening to it. Waits are
 * not taken out, and neither is anything that availability leaves out.
 */
export function mttrOf(outages: Outage[], hours: ServiceHours, period: Stretch): DerivedFigure {
  const repairs = repairsIn(outages, hours, period)
  if (repairs.length === 0) return { kind: 'none', because: 'no repairs' }
  return { kind: 'mean', sumMs: repairs.reduce((sum, { ms }) => sum + ms, 0), over: repairs.length }
}

/** How long each took that was repaired in a period. */
export type Repair = Stretch & { caseId: string; label: string; ms: Ms }

function repairsIn(outages: Outage[], hours: ServiceHours, period: Stretch): Repair[] {
  const { repairs, raised } = repairedIn(outages, hours, period)
  return repairs.filter((one) => !raised.includes(one))
}

/** `raised`: those that count for nothing, since they count only by a raise of the side that owes, and would better its mean. */
export function repairedIn(
  outages: Outage[],
  hours: ServiceHours,
  period: Stretch,
): { repairs: Repair[]; raised: Repair[] } {
  const all = outages.flatMap(({ caseId, label, repaired }) =>
    repaired && period.from <= repaired.to && repaired.to < period.to
      ? [{ ...repaired, caseId, label, ms: serviceWork(hours, repaired.from, repaired.to) }]
      : [],
  )
  const counting = all.filter(({ raised }) => !raised)
  for (const one of all.filter(({ raised }) => raised).toSorted((a, b) => b.ms - a.ms)) {
    const sum = counting.reduce((total, { ms }) => total + ms, 0)
    if (one.ms * counting.length >= sum) counting.push(one)
  }
  return { repairs: all, raised: all.filter((one) => !counting.includes(one)) }
}

/** In the unit of its bands: percent of a share, hours of a mean. Undefined where there is none. */
export function exactOf(figure: DerivedFigure): Fraction | undefined {
  switch (figure.kind) {
    case 'share':
      return fraction(figure.ms * 100, figure.ofMs)
    case 'count':
      return fraction(figure.count)
    case 'mean':
      return fraction(figure.sumMs, figure.over * HOUR)
    case 'none':
      return undefined
  }
}
