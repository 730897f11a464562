import { z } from 'zod'
import type { SendResult } from '../../../src/ports/chat-platform.ts'
import type { OutgoingMessage } from '../render/outgoing-message.ts'
import { classifyError, isThreadGone } from './classify-error.ts'
import type { Connector } from './connector.ts'
import type { Destination } from './connector-destination.ts'

const resource = z.object({ id: z.string().min(1) })

/** Post a message. A success without an id is uncertain: something is there, but it can never be changed. */
export async function deliverNew(connector: Connector, to: Destination, message: OutgoingMessage): Promise<SendResult> {
  const answer = await connector({
    method: 'POST',
    serviceUrl: to.serviceUrl,
    path: activitiesPath(to),
    body: { ...addressed(to, message), ...recipient(to) },
  })
  if (answer.kind !== 'answered' || answer.status >= 300) return classifyError(answer, 'post')
  const accepted = resource.safeParse(answer.body)
  if (!accepted.success) {
    return { outcome: 'uncertain', code: 'no_message_id', reason: 'Teams accepted the message but did not name it.' }
  }
  return { outcome: 'sent', messageId: accepted.data.id, conversationId: to.coreConversationId }
}

/** Answer somebody where they spoke. Where that is a thread whose first message is gone, in the channel itself: else they would hear nothing. */
export async function deliverAnswer(
  connector: Connector,
  to: Destination,
  message: OutgoingMessage,
): Promise<SendResult> {
  const answered = await deliverNew(connector, to, message)
  const channel = { ...to, conversationId: to.coreConversationId }
  const isInThread = channel.conversationId !== to.conversationId
  return isInThread && isThreadGone(answered) ? deliverNew(connector, channel, message) : answered
}

/** Change a message in place. */
export async function deliverUpdate(
  connector: Connector,
  at: Destination,
  messageId: string,
  message: OutgoingMessage,
): Promise<SendResult> {
  const answer = await connector({
    method: 'PUT',
    serviceUrl: at.serviceUrl,
    path: activitiesPath(at, messageId),
    body: { ...addressed(at, message), id: messageId },
  })
  if (answer.kind !== 'answered' || answer.status >= 300) return classifyError(answer, 'update')
  return { outcome: 'sent', messageId, conversationId: at.coreConversationId }
}

function activitiesPath(to: Destination, messageId?: string): string {
  const path = `v3/conversations/${encodeURIComponent(to.conversationId)}/activities`
  const one = messageId === undefined ? path : `${path}/${encodeURIComponent(messageId)}`
  return to.targetedAt === undefined ? one : `${one}?isTargetedActivity=true`
}

function addressed(to: Destination, message: OutgoingMessage) {
  return { ...message, from: { id: to.botId }, conversation: { id: to.conversationId } }
}

/** Only a new message names who is to see it: Teams refuses an update that does. */
function recipient({ targetedAt }: Destination) {
  return targetedAt === undefined ? {} : { recipient: { id: targetedAt, isTargeted: true } }
}
