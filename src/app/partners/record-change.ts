import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { FactData } from '../../domain/timeline/fact.ts'
import type { PartnerFactKind } from '../../domain/timeline/say-partner.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'

/** Record what happened to a partner itself: who did it, when, and from where. For our side alone. */
export async function recordChange(
  means: Means,
  partner: Pick<Partner, 'id' | 'slug'>,
  kind: PartnerFactKind,
  data: FactData,
  by?: Party,
): Promise<void> {
  await recordFact(means, partner, partner.slug, {
    kind,
    data: { ...data, ...means.origin },
    audience: 'internal',
    ...(by && { by }),
  })
}
