import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import { closesIn, ledgerPeriods } from './ledger-periods.ts'

/** Whether the period of one side’s ledger in which that moment lies is closed and booked; undefined where no ledger has one. */
export async function isBooked(
  tx: Pick<Tx, 'ledger' | 'facts'>,
  partner: Partner,
  versions: readonly AgreementVersion[],
  side: Side,
  at: Instant,
): Promise<boolean | undefined> {
  if (versions.every(({ terms }) => !terms.money[side])) return undefined
  const { closes, spansOf } = await ledgerPeriods(tx, partner, versions)
  const span = spansOf(side, at).find(({ from, to }) => from <= at && at < to)
  return span && closesIn(closes, side, span).length > 0
}
