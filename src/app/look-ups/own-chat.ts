import type { Place } from '../../ports/inbound.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'

/**
 * What an adapter needs in order to speak with somebody alone: that of any place of the same organisation, and over it what is kept of
 * themselves. Undefined where neither is known.
 */
export async function referenceAlone(tx: Tx, account: Account): Promise<Record<string, unknown> | undefined> {
  const place = await tx.conversations.anyOf(account.platform, account.tenantId)
  const own = await tx.people.referenceOf(account)
  return (place?.reference || own) && { ...place?.reference, ...own }
}

/** Somebody's own chat with the bot, as a place to ask about them; which it is, if there is one, only their reference says. */
export async function ownChat(tx: Tx, account: Account): Promise<Place> {
  const reference = await referenceAlone(tx, account)
  return { conversationId: '', kind: 'direct', tenantId: account.tenantId, ...(reference && { reference }) }
}
