import type { StoredChannel, StoredMessage } from '../workspace/records.ts'
import { SlackRefusal, type ApiCall, type ApiMethod } from './api-call.ts'
import { directChannelFor } from './channel-methods.ts'
import { contentOf, type MessageContent } from './message-content.ts'
import { messageJson } from './message-json.ts'
import type { PostingRate } from './posting-rate.ts'

export function chatPostMessage(rate: PostingRate): ApiMethod {
  return {
    token: 'bot',
    run(call) {
      call.need('chat:write')
      const channel = destination(call)
      rate.take(channel.id)
      const content = contentOf(call, 40_000)
      requireSomething(content)
      const { messages, credentials } = call.workspace
      const threadTs = threadOf(call, channel)
      const message = messages.add({
        channelId: channel.id,
        userId: credentials.botUserId,
        text: content.text ?? '',
        payload: { ...content, ...broadcast(call, threadTs) },
        ...(threadTs !== undefined && { threadTs }),
      })
      return { channel: channel.id, ts: message.ts, message: messageJson(call.workspace, message, true) }
    },
  }
}

/**
 * Metadata that the call does not mention is kept. Blocks it does not mention are kept only when it brings no text either:
 * new text alone replaces them (chat.update reference).
 */
export const chatUpdate: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('chat:write')
    const { channel, message } = ownMessage(call, 'cant_update_message')
    const content = contentOf(call, 4_000)
    requireSomething(content)
    const { messages, clock } = call.workspace
    const changed = messages.change(channel.id, message.ts, {
      text: content.text ?? message.text,
      payload: {
        ...message.payload,
        ...(content.text !== undefined && { blocks: [] }),
        ...content,
        ...broadcast(call, message.threadTs),
      },
      editedAt: clock.now(),
    })
    const { ts, text } = changed
    return { channel: channel.id, ts, text, message: messageJson(call.workspace, changed, true) }
  },
}

export const chatDelete: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('chat:write')
    const { channel, message } = ownMessage(call, 'cant_delete_message')
    call.workspace.messages.change(channel.id, message.ts, { deletedAt: call.workspace.clock.now() })
    return { channel: channel.id, ts: message.ts }
  },
}

/** "Only shown if there is already an active thread" (chat.postEphemeral reference): else it is taken, and nobody sees it. */
export const chatPostEphemeral: ApiMethod = {
  token: 'bot',
  run(call) {
    call.need('chat:write')
    const channel = joined(call.channel())
    const reader = call.required('user', 'user_not_found')
    if (call.workspace.user(reader) === undefined) throw new SlackRefusal('user_not_found')
    if (!channel.memberIds.includes(reader)) throw new SlackRefusal('user_not_in_channel')
    const content = contentOf(call, 40_000)
    requireSomething(content)
    const threadTs = call.text('thread_ts')
    const { messages } = call.workspace
    const root = threadTs === undefined ? undefined : messages.of(channel.id).find((one) => one.ts === threadTs)
    if (threadTs !== undefined && (root === undefined || messages.repliesTo(root).length === 0))
      return { message_ts: messages.nextTs() }
    const { ts } = messages.add({
      channelId: channel.id,
      userId: call.workspace.credentials.botUserId,
      text: content.text ?? '',
      payload: content,
      visibleTo: reader,
      ...(threadTs !== undefined && { threadTs }),
    })
    return { message_ts: ts }
  },
}

export const chatGetPermalink: ApiMethod = {
  token: 'bot',
  run(call) {
    const channel = call.channel()
    const ts = call.required('message_ts', 'message_not_found')
    const message = call.workspace.messages.find(channel.id, ts)
    if (message === undefined) throw new SlackRefusal('message_not_found')
    const { threadTs } = message
    const thread = threadTs === undefined ? '' : `?thread_ts=${threadTs}&cid=${channel.id}`
    const permalink = `${call.workspace.origin}/archives/${channel.id}/p${ts.replace('.', '')}${thread}`
    return { channel: channel.id, permalink }
  },
}

/** A reply that is sent to the channel as well. */
function broadcast(call: ApiCall, threadTs: string | undefined): { subtype?: 'thread_broadcast' } {
  return threadTs !== undefined && call.flag('reply_broadcast') ? { subtype: 'thread_broadcast' } : {}
}

/**
 * The thread in which it stands: that of the message named, or that message's own. Under one that was deleted before anybody answered there is
 * none, and what is said there stands in the channel; under answers a tombstone is left, and the thread goes on.
 */
function threadOf(call: ApiCall, channel: StoredChannel): string | undefined {
  const named = call.text('thread_ts')
  if (named === undefined) return undefined
  const all = call.workspace.messages.of(channel.id)
  const root = all.find(({ ts }) => ts === named)
  if (root === undefined) throw new SlackRefusal('thread_not_found')
  const ts = root.threadTs ?? root.ts
  return root.deletedAt === undefined || all.some((one) => one.threadTs === ts) ? ts : undefined
}

/** `channel` may be a conversation, or a person's id for the direct conversation with that person. */
function destination(call: ApiCall): StoredChannel {
  const id = call.required('channel', 'channel_not_found')
  if (/^[UW]/.test(id)) {
    if (call.workspace.user(id) === undefined) throw new SlackRefusal('channel_not_found')
    return directChannelFor(call.workspace, id)
  }
  return joined(call.channel())
}

function joined(channel: StoredChannel, whenArchived = 'is_archived'): StoredChannel {
  if (!channel.botPresent) throw new SlackRefusal('not_in_channel')
  if (channel.archived === true) throw new SlackRefusal(whenArchived)
  return channel
}

function ownMessage(call: ApiCall, notOwn: string): { channel: StoredChannel; message: StoredMessage } {
  const channel = joined(call.channel(), 'is_inactive')
  const message = call.workspace.messages.find(channel.id, call.required('ts', 'message_not_found'))
  // Ephemeral messages cannot be reached by their ts.
  if (message === undefined || message.visibleTo !== undefined) throw new SlackRefusal('message_not_found')
  if (message.userId !== call.workspace.credentials.botUserId) throw new SlackRefusal(notOwn)
  return { channel, message }
}

function requireSomething(content: MessageContent): void {
  const blocks = content.blocks ?? []
  if (content.text === undefined && blocks.length === 0 && content.attachments === undefined)
    throw new SlackRefusal('no_text')
}
