import type { Instant } from '../time/instant.ts'
import type { Turns } from './rotation.ts'
import type { RotationPlan } from './rotation-problems.ts'
import { startOf } from './turns.ts'

/**
 * The plan of a rotation that has begun, as it goes on: where the hour of its handover moved past the one of now on its first day, it would begin anew. Its start
 * is put back by a whole round of its members, so that everybody's turn stays.
 */
export function goingOn<Plan extends RotationPlan>(plan: Plan, now: Instant): Plan {
  const round = plan.turns.every * plan.members.length
  if (round === 0 || startOf(plan) <= now) return plan
  return { ...plan, startsOn: Temporal.PlainDate.from(plan.startsOn).subtract(backBy(plan.turns, round)).toString() }
}

/** Of turns of hours as many days as a round has hours: a whole number of rounds. */
function backBy({ unit }: Turns, round: number): Temporal.DurationLike {
  return unit === 'hours' ? { days: round } : { [unit]: round }
}
