import type { Partner } from '../../domain/partners/partner.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'

type Timers = Pick<Tx, 'timers'>

/** When the next health check with a partner opens by itself; undefined where none does. */
export async function nextCheckAt(tx: Timers, partner: Pick<Partner, 'id'>): Promise<Instant | undefined> {
  return (await tx.timers.get(cadenceKey(partner)))?.dueAt
}

/** When the one would have opened that somebody skipped; undefined where none is skipped that was still to come. */
export async function skippedCheckAt(
  tx: Timers,
  partner: Pick<Partner, 'id'>,
  now: Instant,
): Promise<Instant | undefined> {
  const timer = await tx.timers.get(cadenceKey(partner))
  const skipped = timer?.kind === 'check-in.cadence' ? timer.data.skipped : undefined
  return skipped !== undefined && skipped > now ? skipped : undefined
}

export function cadenceKey({ id }: Pick<Partner, 'id'>): string {
  return `check-in.cadence:${id}`
}
