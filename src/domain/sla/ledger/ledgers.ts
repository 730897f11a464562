import type { Currency } from './currency.ts'
import { ledgerOf, type LedgerPeriod } from './ledger.ts'
import type { PeriodFacts } from './period-facts.ts'

/**
 * The ledger of one side, by its periods. It goes on where they become longer or shorter, and where money has ended and is agreed again: caps are of a contract year, and months to earn
 * back in are months. In another currency, in which nothing could be added up, another one begins.
 */
export function ledgersOf(facts: readonly PeriodFacts[]): LedgerPeriod[] {
  const runs: PeriodFacts[][] = []
  for (const one of facts) {
    const before = runs.at(-1)
    if (before && currencyOf(before.at(-1)!) === currencyOf(one)) before.push(one)
    else runs.push([one])
  }
  return runs.flatMap(ledgerOf)
}

function currencyOf({ held }: PeriodFacts): Currency {
  return held.at(-1)!.terms.currency
}
