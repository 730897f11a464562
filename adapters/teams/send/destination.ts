import type { Address } from '../../../src/ports/chat-platform.ts'
import { inThread, withoutThread } from '../activity.ts'
import { readReference, readReplyReference } from './conversation-reference.ts'
import type { Failure } from './classify-error.ts'
import type { Destination } from './connector-destination.ts'
import type { PersonalConversations } from './personal-conversations.ts'
import type { ServiceDirectory } from './service-directory.ts'

export type FindDestination = (address: Address) => Promise<Destination | Failure>

export function isDestination(found: Destination | Failure): found is Destination {
  return 'serviceUrl' in found
}

const NO_SERVICE: Failure = {
  outcome: 'temporary',
  reached: false,
  code: 'no_service_url',
  reason: 'Teams has not yet said where to reach this tenant. It will with the next message to the bot.',
}

const OTHER_TENANT: Failure = {
  outcome: 'permanent',
  code: 'other_tenant',
  reason: 'Teams does not let a bot write to a person of another tenant. Use the shared channel.',
}

export function createFindDestination(
  home: { tenantId: string; botId: string },
  directory: ServiceDirectory,
  personal: PersonalConversations,
): FindDestination {
  return async (address) => {
    if (address.kind === 'reply') return replyDestination(address)
    const reference = readReference(address.reference)
    const bot = reference.botId ?? home.botId
    if (address.kind === 'person') {
      if (address.tenantId !== home.tenantId) return OTHER_TENANT
      const serviceUrl = directory.forTenant(address.tenantId) ?? reference.serviceUrl
      return serviceUrl === undefined ? NO_SERVICE : personal.find(address, serviceUrl, bot)
    }
    const channelId = address.conversationId
    const serviceUrl = directory.forConversation(channelId, address.tenantId) ?? reference.serviceUrl
    if (serviceUrl === undefined) return NO_SERVICE
    const conversationId = inThread(channelId, address.threadId)
    return { serviceUrl, conversationId, coreConversationId: withoutThread(channelId), botId: bot }
  }
}

function replyDestination(address: Extract<Address, { kind: 'reply' }>): Destination | Failure {
  const reply = readReplyReference(address.replyTo)
  if (reply === undefined) {
    return { outcome: 'permanent', code: 'bad_reply_reference', reason: 'The place to answer to is not known.' }
  }
  return {
    serviceUrl: reply.serviceUrl,
    conversationId: reply.conversationId,
    coreConversationId: withoutThread(reply.conversationId),
    botId: reply.botId,
    ...(address.alone && !reply.personal ? { targetedAt: reply.userId } : {}),
  }
}
