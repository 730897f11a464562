import type { Stretch } from '../../time/stretches.ts'
import type { LedgerSpan } from './ledger-spans.ts'
import type { MoneyTerms } from './money-terms.ts'

/** Whether terms of money speak of what is still overdue. */
export function speaksOfOverdue({ rules }: Pick<MoneyTerms, 'rules'>): boolean {
  return rules.some((one) => one.whileOverdue !== undefined)
}

/** The promises that a case misses again in a period of a ledger at whose end it is still overdue, by their ids, as the terms that hold at its end say it. */
export function countsAgainIn({ held }: Pick<LedgerSpan, 'held'>): ReadonlySet<string> {
  const last = held.at(-1)
  const rules = last === undefined || last.nothing ? [] : last.terms.rules
  return new Set(rules.flatMap((one) => (one.whileOverdue ? [one.objectiveId] : [])))
}

/** The same of any period: what the last period of a ledger in it says, where both end together. Money by the year says nothing of a month. */
export function countsAgainWithin(spans: readonly LedgerSpan[], { from, to }: Stretch): ReadonlySet<string> {
  const last = spans.filter((span) => from <= span.from && span.to === to)
  return new Set(last.flatMap((span) => [...countsAgainIn(span)]))
}
