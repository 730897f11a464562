import type { Partner } from '../../domain/partners/partner.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'
import { cadenceKey, skippedCheckAt } from './next-check.ts'

/** Arm the cadence: one timer at the next run after `after`, and after what was skipped. Without a plan, or while nobody has taken the partner on, none. */
export async function scheduleCheckIn(means: Means, partner: Partner, after: Instant): Promise<Instant | undefined> {
  return armCadence(means, partner, after, await skippedCheckAt(means.tx, partner, means.now))
}

/** The same, with this one skipped, or none. */
export async function armCadence(
  means: Means,
  partner: Partner,
  after: Instant,
  skipped: Instant | undefined,
): Promise<Instant | undefined> {
  const key = cadenceKey(partner)
  const plan = planOf(partner.terms)
  if (!plan || partner.stage === 'ended' || partner.unconfirmed) {
    await means.tx.timers.cancel(key)
    return undefined
  }
  const { cron, zone } = plan
  const next = means.almanac.nextWorkingRun(cron, zone, Math.max(after, skipped ?? after), usualHours(partner.terms))
  if (typeof next !== 'number')
    throw new RangeError(`the stored cadence of ${partner.slug} cannot be read: ${next.refused}`)
  await means.tx.timers.set({
    key,
    kind: 'check-in.cadence',
    subjectId: partner.id,
    dueAt: next,
    data: skipped === undefined ? {} : { skipped },
  })
  return next
}

/** That no health check could be opened: until one is. */
export function unopenedKey(partner: Partner): string {
  return `check-in:unopened:${partner.id}`
}
