import { CHECK_IN_AUDIENCES, type CheckInAudience } from '../checkins/audience.ts'
import { DEFAULT_TEMPLATE } from '../checkins/default-template.ts'
import type { CheckInPlan } from '../checkins/plan.ts'
import type { Terms } from './terms.ts'

/** By which health checks of an audience open; none where they are opened by hand only. */
export function planOf({ checks }: Pick<Terms, 'checks'>, audience: CheckInAudience): CheckInPlan | undefined {
  return checks.find((one) => one.audience === audience)
}

/** The plans in the order in which they are told, whatever order they were said in. */
export function inOrder(plans: readonly CheckInPlan[]): CheckInPlan[] {
  return plans.toSorted((a, b) => CHECK_IN_AUDIENCES.indexOf(a.audience) - CHECK_IN_AUDIENCES.indexOf(b.audience))
}

/** The templates that health checks by these terms are asked with; opened by hand only, the built-in one. */
export function templatesOf({ checks }: Pick<Terms, 'checks'>): string[] {
  return checks.length === 0 ? [DEFAULT_TEMPLATE.slug] : checks.map(({ template = DEFAULT_TEMPLATE.slug }) => template)
}
