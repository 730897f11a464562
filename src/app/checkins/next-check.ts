import type { Partner } from '../../domain/partners/partner.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'

/** When the next health check with a partner opens by itself; undefined where none does. */
export async function nextCheckAt(tx: Pick<Tx, 'timers'>, partner: Pick<Partner, 'id'>): Promise<Instant | undefined> {
  return (await tx.timers.get(`check-in.cadence:${partner.id}`))?.dueAt
}
