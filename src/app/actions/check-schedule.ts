import { checkScheduleCard } from '../../cards/check-schedule-card.ts'
import { CHECK_IN_AUDIENCES, type CheckInAudience } from '../../domain/checkins/audience.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { nextCheckAt, skippedCheckAt } from '../checkins/next-check.ts'
import { type ChecksAsked, findChecks } from '../find/find-checks.ts'
import { checkSchedule, type ScheduleAsked } from '../queries/check-schedule.ts'
import type { Scene } from '../scene.ts'
import { showing } from './showing.ts'

/** So many are told ahead. */
const AHEAD = 3

/** When the next health checks with a partner open, of each audience. */
export const showCheckSchedule = showing({
  name: 'check-in.schedule',
  query: checkSchedule,
  async find(scene: Scene, request) {
    const found = await findChecks(scene, request)
    if ('refused' in found) return found
    return { ...found, subject: await scheduleOf(scene, found.subject) }
  },
  draw: checkScheduleCard,
})

async function scheduleOf(scene: Scene, { partner, audience: said }: ChecksAsked): Promise<ScheduleAsked> {
  const each: ScheduleAsked['each'] = []
  for (const audience of CHECK_IN_AUDIENCES.filter((one) => said === undefined || one === said)) {
    if (said === undefined && !planOf(partner.terms, audience)) continue
    const skipped = await skippedCheckAt(scene.tx, partner, audience, scene.now)
    each.push({ audience, dates: await datesOf(scene, partner, audience), skipped })
  }
  return { partner, each: each.length > 0 ? each : [{ audience: 'everybody', dates: [], skipped: undefined }] }
}

/** The one that is armed, and those that its cadence brings behind it. */
async function datesOf({ tx, almanac }: Scene, partner: Partner, audience: CheckInAudience): Promise<Instant[]> {
  const plan = planOf(partner.terms, audience)
  const first = await nextCheckAt(tx, partner, audience)
  if (!plan || first === undefined) return []
  const dates = [first]
  while (dates.length < AHEAD) {
    const next = almanac.nextWorkingRun(plan.cron, plan.zone, dates.at(-1)!, usualHours(partner.terms))
    if (typeof next !== 'number') return dates
    dates.push(next)
  }
  return dates
}
