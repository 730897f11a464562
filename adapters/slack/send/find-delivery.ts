import type { Address, Found } from '../../../src/ports/chat-platform.ts'
import { classifyError } from '../errors/classify-error.ts'
import { NotItsTurn } from '../method-turns.ts'
import { carries } from './delivery-metadata.ts'
import type { Sending } from './post-card.ts'

/** The newest thousand messages: a delivery is looked up minutes after it was tried, not days. */
const PAGES = 5
const PAGE_SIZE = 200

/**
 * Looks for a post by the delivery id in its metadata: newest first, or from the beginning of the thread in which it was said, which is in no
 * channel's history.
 */
export async function findDelivery(to: Address, deliveryId: string, sending: Sending): Promise<Found> {
  // What only one person sees is in nobody's history.
  if (to.kind === 'reply') return 'cannot'
  const { client, direct } = sending
  const threadId = to.kind === 'conversation' ? to.threadId : undefined
  try {
    const channel = to.kind === 'person' ? await direct.of(to) : to.conversationId
    let cursor: string | undefined
    for (let page = 0; page < PAGES; page += 1) {
      const asked = { channel, limit: PAGE_SIZE, include_all_metadata: true, ...(cursor && { cursor }) }
      const { messages = [], response_metadata: next } =
        threadId === undefined
          ? await client.conversations.history(asked)
          : await client.conversations.replies({ ...asked, ts: threadId })
      const ts = messages.find(({ metadata }) => carries(metadata, deliveryId))?.ts
      if (ts !== undefined) return { found: { messageId: ts, conversationId: channel } }
      cursor = next?.next_cursor
      if (!cursor) break
    }
    return 'absent'
  } catch (error) {
    if (error instanceof NotItsTurn) return { temporary: error.message, waitMs: error.waitMs }
    const { outcome, code, reason } = classifyError(error)
    // Under what is gone nothing stands.
    if (threadId !== undefined && code === 'thread_not_found') return 'absent'
    // Looking changes nothing, so a look-up of unknown outcome is simply made again.
    return outcome === 'permanent' ? 'cannot' : { temporary: reason }
  }
}
