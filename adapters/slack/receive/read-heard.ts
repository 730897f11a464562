import type { Inbound, What } from '../../../src/ports/inbound.ts'
import { fromSlackTime, placeOf, type Reading } from './reading.ts'
import { whereBotIsNamed } from './command-text.ts'
import { authorOf, isByPerson, type SlackMessage, wordsIn } from './written.ts'

/** A message event of a channel, as far as it is read. Slack says the same of a message inside an edit. */
export type ChannelEvent = SlackMessage & {
  channel: string
  channel_type?: string
  subtype?: string | undefined
  event_ts?: string
  deleted_ts?: string
  message?: SlackMessage & { edited?: { user?: string; ts: string } | undefined }
  previous_message?: Pick<SlackMessage, 'ts' | 'thread_ts'>
}

/** How the envelope tells who gets the event: with the rights of the bot, or of a person who has installed something else. */
export type Envelope = {
  event_id: string
  is_ext_shared_channel?: boolean
  authorizations?: { is_bot?: boolean }[] | null
}

/**
 * What people write in channels, and what of it was changed or is gone; undefined for all else: what bots and workflows say, and what
 * is said to the bot, which comes as a mention too. What begins a thread has its own id for the thread's.
 */
export function readHeard(body: Envelope, event: ChannelEvent, reading: Reading): Inbound | undefined {
  // Without the bot's own rights it is not the bot's to hear.
  if (body.authorizations?.length && !body.authorizations.some((one) => one.is_bot !== false)) return undefined
  if (event.channel_type === 'im' || event.channel_type === 'app_home') return undefined
  const what = whatHeard(event, reading)
  if (!what) return undefined
  const { self, clock } = reading
  const { channel, user = '', thread_ts: threadTs } = event
  const replyTo = { channelId: channel, userId: user, ...(threadTs !== undefined && { threadTs }) }
  const at = what.kind === 'edited' ? event.message?.edited?.ts : what.kind === 'deleted' ? event.event_ts : event.ts
  return {
    platform: 'slack',
    eventId: body.event_id,
    occurredAt: fromSlackTime(at, clock.now()),
    ...(what.kind === 'said' && { speaker: authorOf(event, user) }),
    place: { ...placeOf(self, replyTo, { shared: body.is_ext_shared_channel === true }), heard: true },
    what,
  }
}

function whatHeard(event: ChannelEvent, { self }: Reading): What | undefined {
  const { message, previous_message: before, subtype } = event
  if (subtype === 'message_changed') {
    // What was answered leaves a tombstone when it is deleted, and that is told as a change.
    if (message?.subtype === 'tombstone') return { kind: 'deleted', messageId: message.ts }
    // An unfurled link, a further reply and our own redrawing come as changes too; only a person's edit says so.
    if (!message?.edited || !isByPerson(message)) return undefined
    const { ts: messageId, thread_ts: threadId } = message
    const words = wordsIn(message, event.channel, self)
    return { kind: 'edited', messageId, ...(threadId !== undefined && { threadId }), ...words }
  }
  if (subtype === 'message_deleted') {
    const messageId = event.deleted_ts ?? before?.ts
    return messageId === undefined ? undefined : { kind: 'deleted', messageId }
  }
  const { ts: messageId, thread_ts: threadId = messageId } = event
  if (!isByPerson(event)) return undefined
  if (whereBotIsNamed(event.text ?? '', self.botUserId) !== undefined) return undefined
  return { kind: 'said', messageId, threadId, ...wordsIn(event, event.channel, self) }
}
