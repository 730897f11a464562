import { CHECK_IN_AUDIENCES, type CheckInAudience } from '../../domain/checkins/audience.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { canonicalJson } from '../../domain/timeline/canonical-json.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'
import { cadenceKey, skippedCheckAt } from './next-check.ts'

/**
 * Arm the cadence of each audience anew, from now on. Where `before` says the same of one, what is armed stands: a health check that is due this moment must not be armed away by what
 * says nothing new of it.
 */
export async function scheduleCheckIns(means: Means, partner: Partner, before?: Partner): Promise<void> {
  for (const audience of CHECK_IN_AUDIENCES)
    if (!before || scheduleOf(before, audience) !== scheduleOf(partner, audience))
      await scheduleCheckIn(means, partner, audience)
}

function scheduleOf({ terms, stage }: Partner, audience: CheckInAudience): string {
  return canonicalJson([planOf(terms, audience), usualHours(terms), stage])
}

/**
 * Arm the cadence of an audience: one timer at the next run from now on, and after what was skipped. Without a plan, or while nobody has taken the partner on, none. `nobody`: of these sides
 * nobody can be asked, and that is told.
 */
export async function scheduleCheckIn(
  means: Means,
  partner: Partner,
  audience: CheckInAudience,
  nobody?: Side[],
): Promise<Instant | undefined> {
  const skipped = await skippedCheckAt(means.tx, partner, audience, means.now)
  return armCadence(means, partner, audience, { skipped, nobody })
}

/** The same, with this one skipped, or none. */
export async function armCadence(
  means: Means,
  partner: Partner,
  audience: CheckInAudience,
  { skipped, nobody }: { skipped?: Instant | undefined; nobody?: Side[] | undefined } = {},
): Promise<Instant | undefined> {
  const { now } = means
  const key = cadenceKey(partner, audience)
  const plan = planOf(partner.terms, audience)
  if (!plan || partner.stage === 'ended' || partner.unconfirmed) {
    await means.tx.timers.cancel(key)
    return undefined
  }
  const { cron, zone } = plan
  const next = means.almanac.nextWorkingRun(cron, zone, Math.max(now, skipped ?? now), usualHours(partner.terms))
  if (typeof next !== 'number')
    throw new RangeError(`the stored cadence of ${partner.slug} cannot be read: ${next.refused}`)
  await means.tx.timers.set({
    key,
    kind: 'check-in.cadence',
    subjectId: partner.id,
    dueAt: next,
    data: { audience, ...(skipped !== undefined && { skipped }), ...(nobody && { nobody }) },
  })
  return next
}

/** When the next opens by the cadence that is agreed, whatever is skipped; undefined where none is, or it cannot be read. */
export function nextByCadence(
  { almanac, now }: Pick<Means, 'almanac' | 'now'>,
  { terms }: Partner,
  audience: CheckInAudience,
): Instant | undefined {
  const plan = planOf(terms, audience)
  const next = plan && almanac.nextWorkingRun(plan.cron, plan.zone, now, usualHours(terms))
  return typeof next === 'number' ? next : undefined
}

/** That no health check of this audience could be opened: until one is. */
export function unopenedKey({ id }: Pick<Partner, 'id'>, audience: CheckInAudience): string {
  return audience === 'everybody' ? `check-in:unopened:${id}` : `check-in:unopened:${id}:${audience}`
}
