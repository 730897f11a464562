import type { CheckInPlan } from '../domain/checkins/plan.ts'
import { sayReminders } from '../domain/checkins/say-reminders.ts'
import { formatTarget } from '../domain/time/duration.ts'
import { sayAudience } from './audience-words.ts'
import { sayCadence } from './checks-form.ts'

/** Each plan of health checks in a line; whom it asks where that is not everybody, or where there are several. */
export function sayPlans(plans: readonly CheckInPlan[]): string[] {
  const isOne = plans.length === 1
  return plans.map((plan) => {
    const says = sayPlan(plan)
    return isOne && plan.audience === 'everybody' ? says : `${sayAudience(plan.audience)}: ${says}`
  })
}

function sayPlan({ cron, zone, kind, template, window, anonymous, ...reminders }: CheckInPlan): string {
  const asks = template === undefined ? '' : ` with the questions “${template}”`
  const names = anonymous ? ', without names where at least three of a side are asked' : ''
  return `${sayCadence(cron)} (${zone}): a ${kind === 'pulse' ? 'pulse' : 'full check'}${asks}, open for ${formatTarget(window)}, reminder ${sayReminders(reminders)}${names}`
}
