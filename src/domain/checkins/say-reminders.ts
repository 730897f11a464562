import { formatTarget } from '../time/duration.ts'
import type { CheckInPlan } from './plan.ts'

/** “after 1 working day”, or of two “after 1 working day and after 2 working days”. */
export function sayReminders({ remindAfter, remindAgain }: Pick<CheckInPlan, 'remindAfter' | 'remindAgain'>): string {
  return [remindAfter, ...(remindAgain ? [remindAgain] : [])].map((one) => `after ${formatTarget(one)}`).join(' and ')
}
