import { audiencePrefix } from '../../domain/checkins/audience.ts'
import { sidesWithNobody, whyNobody } from '../../domain/checkins/nobody-to-ask.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { canonicalJson } from '../../domain/timeline/canonical-json.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'

/** Of the health checks that are new or other by this, those that would not open, since a side has nobody whom they ask: said before their day comes. */
export async function audiencesWithNobody(
  { tx }: Means,
  { id, slug }: Partner,
  wanted: Pick<Terms, 'checks'>,
  before: Pick<Terms, 'checks'> | undefined,
): Promise<string[]> {
  const changed = wanted.checks.filter(
    (plan) => canonicalJson(plan) !== canonicalJson(before && planOf(before, plan.audience)),
  )
  if (changed.length === 0) return []
  const roster = await loadRoster(tx, id)
  return changed.flatMap(({ audience }) => {
    const nobody = sidesWithNobody(roster, audience)
    const none = `No ${audiencePrefix(audience)}health check opens as people are named now.`
    return nobody.length === 0 ? [] : [`${none} ${whyNobody(nobody, audience, slug)}`]
  })
}
