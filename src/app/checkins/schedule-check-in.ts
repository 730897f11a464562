import type { Partner } from '../../domain/partners/partner.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'

/** Arm the cadence: one timer at the next run after `after`. Without a plan, or while nobody has taken the partner on, none. */
export async function scheduleCheckIn(means: Means, partner: Partner, after: Instant): Promise<Instant | undefined> {
  const key = `check-in.cadence:${partner.id}`
  const plan = planOf(partner.terms)
  if (!plan || partner.stage === 'ended' || partner.unconfirmed) {
    await means.tx.timers.cancel(key)
    return undefined
  }
  const { cron, zone } = plan
  const next = means.almanac.nextWorkingRun(cron, zone, after, usualHours(partner.terms))
  if (typeof next !== 'number')
    throw new RangeError(`the stored cadence of ${partner.slug} cannot be read: ${next.refused}`)
  await means.tx.timers.set({ key, kind: 'check-in.cadence', subjectId: partner.id, dueAt: next, data: {} })
  return next
}

/** That no health check could be opened: until one is. */
export function unopenedKey(partner: Partner): string {
  return `check-in:unopened:${partner.id}`
}
