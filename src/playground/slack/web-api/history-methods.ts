import type { JsonRecord } from '../json-record.ts'
import type { StoredMessage } from '../workspace/records.ts'
import { SlackRefusal, type ApiCall, type ApiMethod } from './api-call.ts'
import { family } from './channel-methods.ts'
import { messageJson } from './message-json.ts'
import { page } from './paging.ts'

/** Newest first; replies in threads are not part of it, unless they were sent to the channel as well. */
export const conversationsHistory: ApiMethod = {
  token: 'bot',
  run(call) {
    const visible = readable(call).filter(
      ({ threadTs, ts, payload }) =>
        threadTs === undefined || threadTs === ts || payload['subtype'] === 'thread_broadcast',
    )
    const { items, nextCursor } = page(call, visible.filter(between(call)).toReversed(), 100)
    return answer(call, items, nextCursor)
  },
}

/** The parent message first, then its replies, oldest first. */
export const conversationsReplies: ApiMethod = {
  token: 'bot',
  run(call) {
    const ts = call.required('ts')
    const replies = readable(call).filter((message) => message.threadTs === ts && message.ts !== ts)
    const parent = call.workspace.messages.of(call.channel().id).find((message) => message.ts === ts)
    if (parent === undefined || (parent.deletedAt !== undefined && replies.length === 0))
      throw new SlackRefusal('thread_not_found')
    const kept = [parent, ...replies.filter(between(call))]
    const { items, nextCursor } = page(call, kept, 999)
    return answer(call, items, nextCursor)
  },
}

function readable(call: ApiCall): StoredMessage[] {
  const channel = call.channel()
  call.need(`${family(channel)}:history`)
  if (!channel.botPresent) throw new SlackRefusal('not_in_channel')
  return call.workspace.messages
    .of(channel.id)
    .filter((message) => message.deletedAt === undefined && message.visibleTo === undefined)
}

function between(call: ApiCall): (message: StoredMessage) => boolean {
  const oldest = timestamp(call, 'oldest', 0)
  const latest = timestamp(call, 'latest', Number.POSITIVE_INFINITY)
  const inclusive = call.flag('inclusive')
  return ({ ts }) => {
    const at = Number(ts)
    return (at > oldest && at < latest) || (inclusive && (at === oldest || at === latest))
  }
}

function timestamp(call: ApiCall, name: 'oldest' | 'latest', otherwise: number): number {
  const value = call.text(name)
  if (value === undefined) return otherwise
  const number = Number(value)
  if (Number.isNaN(number)) throw new SlackRefusal(`invalid_ts_${name}`)
  return number
}

function answer(call: ApiCall, messages: StoredMessage[], nextCursor: string): JsonRecord {
  const withMetadata = call.flag('include_all_metadata')
  if (withMetadata) call.need('metadata.message:read')
  return {
    messages: messages.map((message) => messageJson(call.workspace, message, withMetadata)),
    has_more: nextCursor !== '',
    ...(nextCursor !== '' && { response_metadata: { next_cursor: nextCursor } }),
  }
}
