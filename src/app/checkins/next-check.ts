import type { CheckInAudience } from '../../domain/checkins/audience.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'

type Timers = Pick<Tx, 'timers'>

/** When the next health check of an audience opens by itself; undefined where none does. */
export async function nextCheckAt(
  tx: Timers,
  partner: Pick<Partner, 'id'>,
  audience: CheckInAudience,
): Promise<Instant | undefined> {
  return (await tx.timers.get(cadenceKey(partner, audience)))?.dueAt
}

/** The health check with a partner that opens next by itself, of whichever audience. */
export async function soonestCheck(
  tx: Timers,
  { id, terms }: Pick<Partner, 'id' | 'terms'>,
): Promise<{ at: Instant; audience: CheckInAudience } | undefined> {
  const coming: { at: Instant; audience: CheckInAudience }[] = []
  for (const { audience } of terms.checks) {
    const at = await nextCheckAt(tx, { id }, audience)
    if (at !== undefined) coming.push({ at, audience })
  }
  return coming.toSorted((a, b) => a.at - b.at)[0]
}

/** When the one would have opened that somebody skipped; undefined where none is skipped that was still to come. */
export async function skippedCheckAt(
  tx: Timers,
  partner: Pick<Partner, 'id'>,
  audience: CheckInAudience,
  now: Instant,
): Promise<Instant | undefined> {
  const timer = await tx.timers.get(cadenceKey(partner, audience))
  const skipped = timer?.kind === 'check-in.cadence' ? timer.data.skipped : undefined
  return skipped !== undefined && skipped > now ? skipped : undefined
}

/** That of everybody is called as it was while there was no other. */
export function cadenceKey({ id }: Pick<Partner, 'id'>, audience: CheckInAudience): string {
  return audience === 'everybody' ? `check-in.cadence:${id}` : `check-in.cadence:${id}:${audience}`
}
