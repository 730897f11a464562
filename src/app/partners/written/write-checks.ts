import type { CheckInPlan } from '../../../domain/checkins/plan.ts'
import { writeDuration } from './write-duration.ts'
import type { WrittenTerms } from './written-sheet.ts'

/** One that asks everybody as it was written while there was no other; several in a list. */
export function writeChecks(plans: readonly CheckInPlan[]): NonNullable<WrittenTerms['checkIns']> {
  const [first, ...others] = plans.map(writePlan)
  return first && others.length === 0 ? first : plans.map(writePlan)
}

function writePlan(plan: CheckInPlan, _at: number, all: readonly CheckInPlan[]) {
  return {
    ...((all.length > 1 || plan.audience !== 'everybody') && { audience: plan.audience }),
    ...{ cron: plan.cron, zone: plan.zone, kind: plan.kind },
    ...(plan.template !== undefined && { template: plan.template }),
    ...{ window: writeDuration(plan.window), remindAfter: writeDuration(plan.remindAfter) },
    ...(plan.remindAgain && { remindAgain: writeDuration(plan.remindAgain) }),
    ...(plan.anonymous && { anonymous: true }),
    ...(plan.flags && { flags: plan.flags }),
  }
}
