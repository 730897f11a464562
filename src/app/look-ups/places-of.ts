import type { PlatformName } from '../../cards/card.ts'
import type { Place } from '../../ports/inbound.ts'
import type { Account, Conversation } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'

/** Where people of these partners may be asked about: the channels that serve them. Whoever knows people everywhere is asked even without one. */
export async function placesOf(
  tx: Tx,
  partnerIds: string[],
  { platform, tenantId }: Pick<Account, 'platform' | 'tenantId'>,
  further: Place[] = [],
): Promise<Place[]> {
  const bound = await channelsOf(tx, partnerIds, platform)
  const all = new Map([...further, ...bound].map((place) => [place.conversationId, place]))
  return all.size > 0 ? [...all.values()] : [{ conversationId: '', kind: 'channel', tenantId }]
}

/** The channels that serve these partners there and that the bot is in: elsewhere it is told nothing of anybody. */
export async function channelsOf(tx: Tx, partnerIds: string[], platform: PlatformName): Promise<Conversation[]> {
  const bindings = (await Promise.all(partnerIds.map((id) => tx.bindings.of(id)))).flat()
  return bindings.map(({ conversation }) => conversation).filter((one) => one.platform === platform && one.present)
}
