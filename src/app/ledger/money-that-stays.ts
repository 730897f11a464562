import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { periodZone } from '../../domain/sla/figures/periods-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { Means } from '../scene.ts'
import { closesIn, ledgerPeriods } from './ledger-periods.ts'

/** Said of what still can be. */
export const CORRECTED_NEXT = 'Its period is closed: the next close corrects what follows from it.'

/** A sentence for each closed period in which a side owed something at that moment, or the case of that label was counted again, and that no correction reaches any more: whatever is said of it now, its money stays. */
export async function moneyThatStays(
  { tx, now }: Means,
  partner: Partner,
  owed: { side: Side; at: Instant; label?: string }[],
): Promise<string[]> {
  const { closes, spansOf, correctedUntil } = await ledgerPeriods(tx, partner, await tx.agreements.of(partner.id))
  const said = owed.flatMap(({ side, at, label }) =>
    spansOf(side, now).flatMap((span) => {
      const last = closesIn(closes, side, span).at(-1)
      if (!last || now <= correctedUntil(span)) return []
      const isAgain = last.facts.breaches.some((one) => one.again && one.label === label)
      if (!isAgain && !(span.from <= at && at < span.to)) return []
      const until = sayInstant(correctedUntil(span), periodZone(partner.terms))
      return [`The money of ${span.name} stays: it could be corrected until ${until}.`]
    }),
  )
  return [...new Set(said)]
}
