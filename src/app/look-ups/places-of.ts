import type { PlatformName } from '../../cards/card.ts'
import type { Place } from '../../ports/inbound.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'

/** Where people of these partners may be asked about: the channels that serve them. Whoever knows people everywhere is asked even without one. */
export async function placesOf(
  tx: Tx,
  partnerIds: string[],
  { platform, tenantId }: Pick<Account, 'platform' | 'tenantId'>,
  further: Place[] = [],
): Promise<Place[]> {
  const bindings = (await Promise.all(partnerIds.map((id) => tx.bindings.of(id)))).flat()
  const bound = bindings.map(({ conversation }) => conversation).filter((one) => isOn(platform, one))
  const all = new Map([...further, ...bound].map((place) => [place.conversationId, place]))
  return all.size > 0 ? [...all.values()] : [{ conversationId: '', kind: 'channel', tenantId }]
}

function isOn(platform: PlatformName, conversation: { platform: PlatformName; present: boolean }): boolean {
  return conversation.platform === platform && conversation.present
}
