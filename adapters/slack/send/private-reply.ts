import type { WebClient } from '@slack/web-api'
import type { SendResult } from '../../../src/ports/chat-platform.ts'
import type { Kind } from '../pictures/pictures.ts'
import type { SlackMessage } from '../render/card-to-block-kit.ts'
import { attempt } from './attempt.ts'
import type { DirectChannels } from './direct-channel.ts'
import type { ReplyTo } from './reply-to.ts'
import { postToResponseUrl, type ResponseUrls } from './response-url.ts'

/** Text alone, or text with blocks. */
type PrivateMessage = Partial<SlackMessage> & { text: string }

/** Refusals that say that the person cannot be reached in this channel, but may be directly. */
const NOT_HERE = ['not_in_channel', 'user_not_in_channel', 'channel_not_found', 'is_archived']

/**
 * Answers one person alone: through the response_url while it is open, else in a direct conversation as a message and in
 * a channel as one that only they see, else by direct message.
 */
export class PrivateReplies {
  readonly #client: WebClient
  readonly #responseUrls: ResponseUrls
  readonly #direct: DirectChannels

  constructor(options: { client: WebClient; responseUrls: ResponseUrls; direct: DirectChannels }) {
    this.#client = options.client
    this.#responseUrls = options.responseUrls
    this.#direct = options.direct
  }

  /** What `send` will make of it. */
  kindOf(replyTo: ReplyTo): Kind {
    return this.#responseUrls.open(replyTo) !== undefined || isChannel(replyTo) ? 'alone' : 'message'
  }

  async send(replyTo: ReplyTo, message: PrivateMessage): Promise<SendResult> {
    const url = this.#responseUrls.open(replyTo)
    if (url !== undefined) {
      const result = await postToResponseUrl(url, replyTo, message)
      if (result.outcome !== 'permanent') return result
    }
    const here = await this.#inChannel(replyTo, message)
    return here.outcome === 'permanent' && NOT_HERE.includes(here.code) ? this.#directly(replyTo, message) : here
  }

  #inChannel(replyTo: ReplyTo, message: PrivateMessage): Promise<SendResult> {
    const { channelId, userId, threadTs } = replyTo
    const thread = threadTs !== undefined && { thread_ts: threadTs }
    if (!isChannel(replyTo)) return this.#post(channelId, { ...message, ...thread })
    return attempt(async () => {
      const { message_ts: ts } = await this.#client.chat.postEphemeral({
        channel: channelId,
        user: userId,
        ...message,
        ...thread,
      })
      return { conversationId: channelId, messageId: ts }
    })
  }

  #directly(to: ReplyTo, message: PrivateMessage): Promise<SendResult> {
    return attempt(async () => {
      const channel = await this.#direct.of(to, { atOnce: true })
      const { ts } = await this.#client.chat.postMessage({ channel, ...message, unfurl_links: false })
      return { conversationId: channel, messageId: ts }
    })
  }

  #post(channel: string, message: PrivateMessage & { thread_ts?: string }): Promise<SendResult> {
    return attempt(async () => {
      const { ts, channel: conversationId } = await this.#client.chat.postMessage({
        channel,
        ...message,
        unfurl_links: false,
      })
      return { conversationId: conversationId ?? channel, messageId: ts }
    })
  }
}

function isChannel({ channelId }: ReplyTo): boolean {
  return /^[CG]/.test(channelId)
}
