import { z } from 'zod'
import type { Address } from '../../../src/ports/chat-platform.ts'
import { classifyError } from './classify-error.ts'
import type { Failure } from './classify-error.ts'
import type { Connector } from './connector.ts'
import type { Destination } from './connector-destination.ts'

/**
 * The chats one to one with the bot, opened when first needed. Opening is repeatable: Teams gives the same conversation
 * again, so an answer that never came is only temporary.
 */
export interface PersonalConversations {
  find(person: PersonAddress, serviceUrl: string, botId: string): Promise<Destination | Failure>
  /** A personal chat that an activity came from. */
  learn(tenantId: string, userId: string, conversationId: string): void
  /** Teams no longer knows this conversation. */
  forget(conversationId: string): void
}

export type PersonAddress = Extract<Address, { kind: 'person' }>

const created = z.object({ id: z.string().min(1) })

export function createPersonalConversations(connector: Connector): PersonalConversations {
  const known = new Map<string, string>()

  return {
    async find(person, serviceUrl, botId) {
      const key = `${person.tenantId} ${person.userId}`
      const conversationId = known.get(key)
      if (conversationId !== undefined) {
        return { serviceUrl, conversationId, coreConversationId: conversationId, botId }
      }
      const answer = await connector({
        method: 'POST',
        serviceUrl,
        path: 'v3/conversations',
        body: {
          isGroup: false,
          bot: { id: botId },
          members: [{ id: person.userId }],
          tenantId: person.tenantId,
          channelData: { tenant: { id: person.tenantId } },
        },
      })
      const opened = answer.kind === 'answered' && answer.status < 300 ? created.safeParse(answer.body) : undefined
      if (!opened?.success) return classifyError(answer, 'update')
      known.set(key, opened.data.id)
      return { serviceUrl, conversationId: opened.data.id, coreConversationId: opened.data.id, botId }
    },
    learn: (tenantId, userId, conversationId) => known.set(`${tenantId} ${userId}`, conversationId),
    forget(conversationId) {
      for (const [key, value] of known) if (value === conversationId) known.delete(key)
    },
  }
}
