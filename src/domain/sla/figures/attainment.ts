import type { Instant } from '../../time/instant.ts'
import { compareFractions, fraction, ofDecimal, times } from '../ledger/fraction.ts'
import type { Counted } from './counted.ts'
import type { Decimal } from './decimal.ts'

/** A clock that counts, of a case; and the incident that it tells, where that is another one’s too. */
export type CountedOnCase = Counted & { caseId: string; incident?: string }

/** What an earlier period counts as missed, and one at whose end it was still overdue counts again: `at` is the last moment of that one, `overdueSince` its due time. */
export type CountedAgain = CountedOnCase & { objectiveId: string; met: false; overdueSince: Instant }

/** How many cases an objective was kept in, and in how many not. */
export type Attainment = { met: number; missed: number }

/**
 * Of the clocks of one objective that count in a period: each case once, and all cases of one incident together, missed if anything of it was missed, else met. Every period is
 * judged by its own clocks, so that a later round never changes an earlier period.
 */
export function attainmentOf(counted: Iterable<CountedOnCase>, { from, to }: { from: number; to: number }): Attainment {
  const cases = new Map<string, boolean>()
  for (const { caseId, incident = caseId, at, met } of counted)
    if (from <= at && at < to) cases.set(incident, met && (cases.get(incident) ?? true))
  const met = [...cases.values()].filter(Boolean).length
  return { met, missed: cases.size - met }
}

/** Several together: each case that counts in two of them counts in both. */
export function together(all: Attainment[]): Attainment {
  return all.reduce((sum, { met, missed }) => ({ met: sum.met + met, missed: sum.missed + missed }), {
    met: 0,
    missed: 0,
  })
}

/** Whether enough cases kept it: exactly, never as printed. `enough`: a share in per cent; absent where no case may miss it. Of what no case counts in there is nothing to say. */
export function isKept({ met, missed }: Attainment, enough: Decimal = '100'): boolean {
  return compareFractions(fraction(met * 100), times(ofDecimal(enough), fraction(met + missed))) >= 0
}

/** "93.3 %", cut and never rounded up, so that 100 % is said of nothing that was missed; undefined where nothing counts. */
export function sayShare({ met, missed }: Attainment): string | undefined {
  const tenths = shareInTenths({ met, missed })
  if (tenths === undefined) return undefined
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} %`
}

/** The same in tenths of a percent. */
export function shareInTenths({ met, missed }: Attainment): number | undefined {
  return met + missed === 0 ? undefined : Math.floor((met * 1000) / (met + missed))
}
