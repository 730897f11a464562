import type { CheckInPlan } from '../checkins/plan.ts'
import type { Terms } from './terms.ts'

/** By which health checks open; none where they are opened by hand only. */
export function planOf({ checks }: Terms): CheckInPlan | undefined {
  return checks[0]
}
