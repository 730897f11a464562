import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { periodZones } from '../../domain/sla/figures/periods-of.ts'
import { correctedUntil } from '../../domain/sla/ledger/contract-years.ts'
import { type LedgerSpan, ledgerSpans } from '../../domain/sla/ledger/ledger-spans.ts'
import type { PeriodClose } from '../../domain/sla/ledger/period-close.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import { endedOf } from './ended.ts'

/** When the periods of a partner’s ledgers are, which of them are closed, and until when they are corrected: said here alone. */
export async function ledgerPeriods(
  tx: Pick<Tx, 'ledger' | 'facts'>,
  partner: Partner,
  versions: readonly AgreementVersion[],
): Promise<LedgerPeriods> {
  const closes = await tx.ledger.closesOf(partner.id)
  const ended = await endedOf(tx, partner)
  const zone = periodZones(versions, partner.terms)
  return {
    closes,
    spansOf: (side, until) => ledgerSpans(versions, side, zone, until, ended),
    correctedUntil: ({ year }) => correctedUntil(year, zone),
  }
}

export type LedgerPeriods = {
  closes: PeriodClose[]
  /** Those that began by then, the oldest first. */
  spansOf(side: Side, until: Instant): LedgerSpan[]
  correctedUntil(span: LedgerSpan): Instant
}

/** The close of a period of one side’s ledger, and each time that it was computed anew. */
export function closesIn(closes: PeriodClose[], side: Side, { name }: LedgerSpan): PeriodClose[] {
  return closes.filter((one) => one.side === side && one.period === name)
}
