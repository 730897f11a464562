import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { canonicalJson } from '../../domain/timeline/canonical-json.ts'

/** Then what is armed stands: a health check that is due this moment must not be armed away by what says nothing new of it. */
export function sameSchedule(before: Partner, after: Partner): boolean {
  const schedule = ({ terms, stage }: Partner) => canonicalJson([planOf(terms), usualHours(terms), stage])
  return schedule(before) === schedule(after)
}
