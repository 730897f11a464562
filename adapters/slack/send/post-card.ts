import type { WebClient } from '@slack/web-api'
import type { Card } from '../../../src/cards/card.ts'
import type { Address, SendResult } from '../../../src/ports/chat-platform.ts'
import { cardToBlockKit } from '../render/card-to-block-kit.ts'
import { attempt } from './attempt.ts'
import { metadataFor } from './delivery-metadata.ts'
import type { DirectChannels } from './direct-channel.ts'
import type { PrivateReplies } from './private-reply.ts'
import { REPLY_TO, type ReplyTo } from './reply-to.ts'

export type Sending = { client: WebClient; direct: DirectChannels; replies: PrivateReplies }

/** Posts a new message, with the delivery's id inside it. */
export async function postCard(to: Address, card: Card, deliveryId: string, sending: Sending): Promise<SendResult> {
  const message = cardToBlockKit(card)
  if (to.kind === 'reply') return sending.replies.send(replyToOf(to), message)
  return attempt(async () => {
    const channel = to.kind === 'person' ? await sending.direct.of(to.userId) : to.conversationId
    const { ts, channel: conversationId } = await sending.client.chat.postMessage({
      channel,
      ...message,
      metadata: metadataFor(deliveryId),
      unfurl_links: false,
      unfurl_media: false,
    })
    return { conversationId: conversationId ?? channel, messageId: ts }
  })
}

/** Changes a message in place. A private answer cannot be changed: Slack gives no way to reach it again. */
export async function updateCard(at: Address, ts: string, card: Card, sending: Sending): Promise<SendResult> {
  if (at.kind === 'reply')
    return { outcome: 'permanent', code: 'message_not_found', reason: 'A private answer on Slack cannot be changed.' }
  return attempt(async () => {
    const channel = at.kind === 'person' ? await sending.direct.of(at.userId) : at.conversationId
    await sending.client.chat.update({ channel, ts, ...cardToBlockKit(card) })
    return { conversationId: channel, messageId: ts }
  })
}

function replyToOf({ conversationId, userId, replyTo }: Extract<Address, { kind: 'reply' }>): ReplyTo {
  return REPLY_TO.safeParse(replyTo).data ?? { channelId: conversationId, userId }
}
