import { type Unwritable, unwritable } from '../../app/absence/unwritable.ts'
import { loadRoster, type Roster } from '../../app/people/roster.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Binding, Conversation } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'

/** A partnership that has not ended, with its channels (`lost`: those that cannot be written to) and its people. */
export type PartnerRead = {
  partner: Partner
  channels: (Binding & { conversation: Conversation })[]
  lost: Unwritable[]
  roster: Roster
}

export async function readPartners(view: Tx): Promise<PartnerRead[]> {
  const partners = (await view.partners.list()).filter(({ stage }) => stage !== 'ended')
  return Promise.all(
    partners.map(async (partner) => {
      const channels = await view.bindings.of(partner.id)
      const lost = await unwritable(
        view,
        channels.map(({ conversation }) => conversation),
      )
      return { partner, channels, lost, roster: await loadRoster(view, partner.id) }
    }),
  )
}
