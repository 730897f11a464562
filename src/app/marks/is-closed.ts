import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { periodZones, settlesAt } from '../../domain/sla/figures/periods-of.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { type PeriodKind, periodOf } from '../../domain/time/period.ts'
import { isBooked } from '../ledger/is-booked.ts'
import type { Means } from '../scene.ts'

/**
 * Whether a period in which that moment lies is closed: what is said of it then is for both sides to say. Where the side that owes has a ledger, that says so; else time
 * does, for any period of the terms.
 */
export async function isClosed(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  partner: Partner,
  obligor: Side,
  at: Instant,
): Promise<boolean> {
  const versions = await tx.agreements.of(partner.id)
  const booked = await isBooked(tx, partner, versions, obligor, at)
  if (booked !== undefined) return booked
  const { terms } = partner
  const zone = periodZones(versions, terms)
  return periodsIn(terms).some((kind) => settlesAt(terms, periodOf(kind, zone, at).to) <= now)
}

/** Cases are told by the month where nothing else is agreed. */
export function periodsIn({ figures }: Terms): PeriodKind[] {
  return [...new Set<PeriodKind>(['month', ...figures.map(({ period }) => period)])]
}
