import type { Person } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { FactData } from '../../domain/timeline/fact.ts'
import type { PartnerFactKind } from '../../domain/timeline/say-partner.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'
import { recordChange } from './record-change.ts'

/** Record what happened to somebody on the timeline of every partner they are named for, once each. */
export async function recordForPartners(
  means: Means,
  { id }: Person,
  kind: PartnerFactKind,
  data: FactData,
  by?: Party,
): Promise<void> {
  const { tx } = means
  const partnerIds = new Set((await tx.memberships.ofPerson(id)).map(({ partnerId }) => partnerId))
  for (const partnerId of partnerIds) {
    const partner = await tx.partners.get(partnerId)
    if (partner) await recordChange(means, partner, kind, data, by)
  }
}

/** How a record names an account: the platform and the id there. */
export function accountName({ platform, userId }: Account): string {
  return `${platform} ${userId}`
}
