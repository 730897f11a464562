import type { LedgerSpan } from './ledger-spans.ts'
import { ledgerOf, type LedgerPeriod } from './ledger.ts'
import type { PeriodFacts } from './period-facts.ts'

/** The ledger of one side, by its periods. Where they become longer or shorter, or the currency another, a ledger ends and the next one begins. */
export function ledgersOf(spans: readonly LedgerSpan[], facts: readonly PeriodFacts[]): LedgerPeriod[] {
  const runs: PeriodFacts[][] = []
  for (const [index, one] of facts.entries()) {
    const before = facts[index - 1]
    if (before && isOne(before, one, spans[index - 1]!.to === spans[index]!.from)) runs.at(-1)!.push(one)
    else runs.push([one])
  }
  return runs.flatMap(ledgerOf)
}

function isOne(before: PeriodFacts, after: PeriodFacts, touching: boolean): boolean {
  const [one, other] = [before.held.at(-1)!.terms, after.held.at(-1)!.terms]
  return touching && one.period === other.period && one.currency === other.currency
}
