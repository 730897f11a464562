import { referenceAlone } from '../app/look-ups/own-chat.ts'
import type { Address } from '../ports/chat-platform.ts'
import type { Destination } from '../ports/store/outbox.ts'
import type { Tx } from '../ports/store/store.ts'

/** Where a delivery goes, as its adapter needs it now; undefined when the conversation is gone from the registry. */
export async function addressOf(tx: Tx, to: Destination): Promise<Address | undefined> {
  switch (to.kind) {
    case 'conversation': {
      const conversation = await tx.conversations.get(to.conversationRowId)
      if (!conversation) return undefined
      const { tenantId, conversationId, reference } = conversation
      return { kind: 'conversation', tenantId, conversationId, ...(reference && { reference }) }
    }
    case 'person': {
      const reference = await referenceAlone(tx, to)
      return { kind: 'person', tenantId: to.tenantId, userId: to.userId, ...(reference && { reference }) }
    }
    // It goes over no platform.
    case 'hook':
      return undefined
    case 'reply':
      return {
        kind: 'reply',
        conversationId: to.conversationId,
        userId: to.userId,
        replyTo: to.replyTo,
        alone: to.alone,
      }
  }
}
