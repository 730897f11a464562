import { loadRoster, type Roster } from '../../app/people/roster.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Binding, Conversation } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'

/** A partnership that has not ended, with its channels and its people. */
export type PartnerRead = { partner: Partner; channels: (Binding & { conversation: Conversation })[]; roster: Roster }

export async function readPartners(view: Tx): Promise<PartnerRead[]> {
  const partners = (await view.partners.list()).filter(({ stage }) => stage !== 'ended')
  return Promise.all(
    partners.map(async (partner) => ({
      partner,
      channels: await view.bindings.of(partner.id),
      roster: await loadRoster(view, partner.id),
    })),
  )
}
