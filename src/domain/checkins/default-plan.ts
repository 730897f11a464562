import type { CheckInAudience } from './audience.ts'
import type { CheckInPlan } from './plan.ts'

/** A pulse on the first Tuesday of each month at 10:00, open for three working days, with the reminder after one; sponsors are asked all of it, each quarter, and have a week. */
export function defaultPlan(zone: string, audience: CheckInAudience = 'everybody'): CheckInPlan {
  if (audience === 'strategic')
    return {
      ...{ audience, cron: '0 10 1 1,4,7,10 *', zone, kind: 'full' },
      window: { amount: 5, unit: 'working days' },
      remindAfter: { amount: 2, unit: 'working days' },
    }
  return {
    ...{ audience, cron: '0 10 * * 2#1', zone, kind: 'pulse' },
    window: { amount: 3, unit: 'working days' },
    remindAfter: { amount: 1, unit: 'working days' },
  }
}
