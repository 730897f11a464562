import type { Inbound, What, Written } from '../ports/inbound.ts'
import type { Store, Tx } from '../ports/store/store.ts'

/**
 * The event without the message that it points at, where the place is no partner's shared channel: the words of such a message are carried
 * nowhere, so they are not to be stored with the event either.
 */
export async function withoutUnreadWords(store: Store, inbound: Inbound): Promise<Inbound> {
  const { what } = inbound
  if (!bringsMessage(what) || (await store.read((view) => isShared(view, inbound)))) return inbound
  const { message: _, ...pointed } = what
  return { ...inbound, what: pointed }
}

export function bringsMessage(what: What): what is Extract<What, { message?: Written }> {
  return (what.kind === 'pointed' || what.kind === 'submission') && what.message !== undefined
}

async function isShared(view: Tx, { platform, place }: Inbound): Promise<boolean> {
  const conversation = await view.conversations.at(platform, place.tenantId, place.conversationId)
  if (!conversation?.present) return false
  return (await view.bindings.at(conversation.id)).some(({ purpose }) => purpose === 'shared')
}
