import type { CheckInPlan } from './plan.ts'

/** A pulse on the first Tuesday of each month at 10:00, open for three working days, with the reminder after one. */
export function defaultPlan(zone: string): CheckInPlan {
  return {
    cron: '0 10 * * 2#1',
    zone,
    kind: 'pulse',
    window: { amount: 3, unit: 'working days' },
    remindAfter: { amount: 1, unit: 'working days' },
  }
}
