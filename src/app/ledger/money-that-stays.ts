import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { periodZone } from '../../domain/sla/figures/periods-of.ts'
import { correctedUntil, type LedgerSpan, ledgerSpans } from '../../domain/sla/ledger/ledger-spans.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { Means } from '../scene.ts'

/** A sentence for each period that what was missed counted in, and that no correction reaches any more: whatever is said of it now, its money stays. */
export async function moneyThatStays({ tx, now }: Means, partner: Partner, missed: Clock[]): Promise<string[]> {
  const zone = periodZone(partner.terms)
  const versions = await tx.agreements.of(partner.id)
  const until = ({ year, held }: LedgerSpan) => correctedUntil(year, held.at(-1)!.terms.yearFrom, zone)
  const over = missed.flatMap(({ obligor: side, counts }) => {
    if (!counts) return []
    const span = ledgerSpans(versions, side, zone, now).find(({ from, to }) => from <= counts.at && counts.at < to)
    return span && until(span) < now ? [{ side, span }] : []
  })
  if (over.length === 0) return []
  const closes = await tx.ledger.closesOf(partner.id)
  const closed = over.filter(({ side, span }) => closes.some((one) => one.side === side && one.period === span.name))
  const said = closed.map(
    ({ span }) => `The money of ${span.name} stays: it could be corrected until ${sayInstant(until(span), zone)}.`,
  )
  return [...new Set(said)]
}
