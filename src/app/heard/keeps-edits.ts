import { isHeard } from '../../domain/partners/partner.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import type { Tx } from '../../ports/store/store.ts'
import { audienceAt } from './thread-of.ts'

/**
 * Whether other words in the place of those that were kept are kept as well. They are new words, read by whoever reads the place now: what both companies
 * read once is no word to the partner where the place is our own by now, or serves others.
 */
export async function keepsEdits(
  tx: Tx,
  { partnerId, platform, tenantId, conversationId, chain }: ThreadMessage,
): Promise<boolean> {
  const partner = await tx.partners.get(partnerId)
  if (!partner || !isHeard(partner)) return false
  const conversation = await tx.conversations.at(platform, tenantId, conversationId)
  const audience = conversation && (await audienceAt(tx, conversation, partnerId))
  return chain === 'shared' ? audience === 'shared' : audience !== undefined
}
