import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { periodZone } from '../../domain/sla/figures/periods-of.ts'
import { type LedgerSpan, ledgerSpans } from '../../domain/sla/ledger/ledger-spans.ts'
import type { PeriodClose } from '../../domain/sla/ledger/period-close.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import { endedOf } from './ended.ts'

/** When the periods of a partner’s ledgers are, and which of them are closed: said here alone. */
export async function ledgerPeriods(
  tx: Pick<Tx, 'ledger' | 'facts'>,
  partner: Partner,
  versions: readonly AgreementVersion[],
): Promise<{ closes: PeriodClose[]; spansOf(side: Side, until: Instant): LedgerSpan[] }> {
  const closes = await tx.ledger.closesOf(partner.id)
  const ended = await endedOf(tx, partner)
  const zone = periodZone(partner.terms)
  const spansOf = (side: Side, until: Instant) =>
    ledgerSpans(versions, side, zone, until, { ended, closedIn: zonesOf(closes, side, versions) })
  return { closes, spansOf }
}

/** Of closed periods, by their names: the zone that held when each was closed. */
function zonesOf(closes: PeriodClose[], side: Side, versions: readonly AgreementVersion[]): Map<string, string> {
  return new Map(
    closes.flatMap((one) => {
      const held = versions.findLast(({ validFrom }) => validFrom <= one.at)
      return held && one.side === side && one.turn === 1 ? [[one.period, periodZone(held.terms)] as const] : []
    }),
  )
}

/** The close of a period of one side’s ledger, and each time that it was computed anew. */
export function closesIn(closes: PeriodClose[], side: Side, { name }: LedgerSpan): PeriodClose[] {
  return closes.filter((one) => one.side === side && one.period === name)
}
