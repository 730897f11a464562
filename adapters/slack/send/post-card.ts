import type { WebClient } from '@slack/web-api'
import type { Card } from '../../../src/cards/card.ts'
import type { Address, SendResult } from '../../../src/ports/chat-platform.ts'
import type { Pictures } from '../pictures/pictures.ts'
import type { SlackMessage } from '../render/card-to-block-kit.ts'
import { attempt } from './attempt.ts'
import { metadataFor } from './delivery-metadata.ts'
import type { MethodTurns } from '../method-turns.ts'
import type { DirectChannels } from './direct-channel.ts'
import type { PrivateReplies } from './private-reply.ts'
import { REPLY_TO, type ReplyTo } from './reply-to.ts'

type Sent = Extract<SendResult, { outcome: 'sent' }>

export type Sending = {
  client: WebClient
  turns: MethodTurns
  direct: DirectChannels
  replies: PrivateReplies
  pictures: Pictures
}

/** Posts a new message, with the delivery's id inside it. */
export async function postCard(to: Address, card: Card, deliveryId: string, sending: Sending): Promise<SendResult> {
  if (to.kind === 'reply') {
    const replyTo = replyToOf(to)
    return sending.pictures.send(card, sending.replies.kindOf(replyTo), (message) =>
      sending.replies.send(replyTo, message),
    )
  }
  return sending.pictures.send(card, 'message', (message) => postMessage(to, message, deliveryId, sending))
}

async function postMessage(
  to: Exclude<Address, { kind: 'reply' }>,
  message: SlackMessage,
  deliveryId: string,
  sending: Sending,
): Promise<SendResult> {
  const threadId = to.kind === 'conversation' ? to.threadId : undefined
  let saidIn: string | undefined
  const result = await attempt(async () => {
    const channel = to.kind === 'person' ? await sending.direct.of(to) : to.conversationId
    const posted = await sending.client.chat.postMessage({
      channel,
      ...message,
      metadata: metadataFor(deliveryId),
      ...(threadId !== undefined && { thread_ts: threadId }),
      unfurl_links: false,
      unfurl_media: false,
    })
    saidIn = posted.message?.thread_ts
    const conversationId = posted.channel ?? channel
    const toKeep = to.kind === 'person' ? sending.direct.toKeep(to, conversationId) : undefined
    return { conversationId, messageId: posted.ts, ...toKeep }
  })
  if (to.kind === 'person' && isGone(result) && sending.direct.isKept(to)) {
    const { reference: _gone, ...anew } = to
    return postMessage(anew, message, deliveryId, sending)
  }
  if (threadId === undefined) return result
  if (result.outcome === 'permanent' && NO_THREAD.includes(result.code)) return { ...ASTRAY, code: result.code }
  return result.outcome === 'sent' && saidIn !== threadId ? takeBack(result, sending) : result
}

/** As after the app was installed anew. */
function isGone(result: SendResult): boolean {
  return result.outcome === 'permanent' && result.code === 'channel_not_found'
}

/** Slack's words for a message under which nothing can be said. */
const NO_THREAD = ['thread_not_found', 'cannot_reply_to_message']
const ASTRAY = {
  outcome: 'astray',
  code: 'thread_gone',
  reason: 'The message under which it was to be said is gone.',
} as const

/**
 * Slack answers in the channel to what is said under a message that was deleted: there it is taken away again. Where Slack refuses that just now, it stands
 * there once more than it should.
 */
async function takeBack({ conversationId, messageId }: Sent, { client }: Sending): Promise<SendResult> {
  await attempt(async () => {
    await client.chat.delete({ channel: conversationId, ts: messageId })
    return { conversationId, messageId }
  })
  return ASTRAY
}

/** Changes a message in place. A private answer cannot be changed: Slack gives no way to reach it again. */
export async function updateCard(at: Address, ts: string, card: Card, sending: Sending): Promise<SendResult> {
  if (at.kind === 'reply')
    return { outcome: 'permanent', code: 'message_not_found', reason: 'A private answer on Slack cannot be changed.' }
  return sending.pictures.send(card, 'message', (message) =>
    attempt(async () => {
      const channel = at.kind === 'person' ? await sending.direct.of(at) : at.conversationId
      const { client, turns } = sending
      turns.await('chat.update', `${channel} ${ts}`)
      await turns.minding('chat.update', () => client.chat.update({ channel, ts, ...message }))
      return { conversationId: channel, messageId: ts }
    }),
  )
}

function replyToOf({ conversationId, userId, replyTo }: Extract<Address, { kind: 'reply' }>): ReplyTo {
  return REPLY_TO.safeParse(replyTo).data ?? { channelId: conversationId, userId }
}
