import type { MoneyTerms } from '../sla/ledger/money-terms.ts'
import { SIDES } from '../partners/party.ts'
import type { AgreementVersion } from './agreement.ts'
import type { Instant } from '../time/instant.ts'

/** The promises that a case misses again in each later period at whose end it is still overdue, by their ids, as the terms that hold at the end of a period say it. */
export function countsAgainAt(
  versions: readonly Pick<AgreementVersion, 'validFrom' | 'terms'>[],
  { to }: { to: Instant },
): ReadonlySet<string> {
  const money = versions.findLast(({ validFrom }) => validFrom < to)?.terms.money ?? {}
  return countsAgainIn(SIDES.flatMap((side) => money[side] ?? []))
}

/** The same of terms of money. */
export function countsAgainIn(money: readonly Pick<MoneyTerms, 'rules'>[]): ReadonlySet<string> {
  return new Set(money.flatMap(({ rules }) => rules.flatMap((one) => (one.whileOverdue ? [one.objectiveId] : []))))
}
