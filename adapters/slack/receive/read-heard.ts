import type { Inbound, What } from '../../../src/ports/inbound.ts'
import { named } from '../identify/named.ts'
import type { OwnIdentity } from '../identify/own-identity.ts'
import { readTypedText } from './command-text.ts'
import { fromSlackTime, placeOf, type Reading } from './reading.ts'

/** A message event of a channel, as far as it is read. Slack says the same of a message inside an edit. */
export type ChannelEvent = Written & {
  channel: string
  channel_type?: string
  subtype?: string | undefined
  event_ts?: string
  deleted_ts?: string
  message?: Written & { edited?: { user?: string; ts: string } | undefined }
  previous_message?: Pick<Written, 'ts' | 'thread_ts'>
}

type Written = {
  ts: string
  thread_ts?: string
  text?: string
  user?: string
  bot_id?: string
  team?: string
  user_team?: string
  source_team?: string
  user_profile?: { team?: string; real_name?: string }
  files?: { name?: string | null; file_access?: string }[]
  subtype?: string | undefined
}

/** How the envelope tells who gets the event: with the rights of the bot, or of a person who has installed something else. */
export type Envelope = {
  event_id: string
  is_ext_shared_channel?: boolean
  authorizations?: { is_bot?: boolean }[] | null
}

/** People's own words come plain, with a file, as "/me", or sent to the channel too. Everything else that is called a message is none. */
const WORDS = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast', 'me_message'])

/**
 * What people write in channels, and in their threads also what was changed or is gone; undefined for all else: what bots and workflows say, and what
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
    ...(what.kind === 'said' && { speaker: speakerOf(event, user) }),
    place: { ...placeOf(self, replyTo, { shared: body.is_ext_shared_channel === true }), heard: true },
    what,
  }
}

function speakerOf(
  { team, user_team: userTeam, source_team: sourceTeam, user_profile: profile }: Written,
  user: string,
) {
  return named(user, [userTeam, sourceTeam, profile?.team, team], profile?.real_name)
}

function whatHeard(event: ChannelEvent, { self }: Reading): What | undefined {
  const { message, previous_message: before, subtype } = event
  if (subtype === 'message_changed') {
    // An unfurled link, a further reply and our own redrawing come as changes too; only a person's edit says so.
    if (!message?.edited || !isWritten(message) || !isInThread(message)) return undefined
    return { kind: 'edited', messageId: message.ts, ...wordsOf(message, event.channel, self) }
  }
  if (subtype === 'message_deleted') {
    const messageId = event.deleted_ts ?? before?.ts
    return messageId !== undefined && before && isInThread(before) ? { kind: 'deleted', messageId } : undefined
  }
  const { ts: messageId, thread_ts: threadId = messageId } = event
  if (!isWritten(event)) return undefined
  if (event.text?.includes(`<@${self.botUserId}`) === true) return undefined
  return { kind: 'said', messageId, threadId, ...wordsOf(event, event.channel, self) }
}

function isWritten({ subtype, bot_id: botId, user }: Written): boolean {
  return WORDS.has(subtype) && botId === undefined && user !== undefined
}

function isInThread({ ts, thread_ts: threadTs }: Pick<Written, 'ts' | 'thread_ts'>): boolean {
  return threadTs !== undefined && threadTs !== ts
}

function wordsOf(written: Written, channelId: string, self: OwnIdentity) {
  const { text = '', files = [] } = written
  const typed = readTypedText(text, self.botUserId)
  const link = linkTo(written, channelId, self)
  const nameless = link === undefined ? 'a file' : `a file (${link})`
  return {
    text: typed.text,
    mentions: typed.userIds.map(({ id, label }) => named(id, [], label)),
    files: files.map(({ name, file_access: access }) => (access === 'check_file_info' || !name ? nameless : name)),
  }
}

/** Built as `chat.getPermalink` answers, without asking. */
function linkTo({ ts, thread_ts: threadTs }: Written, channelId: string, { workspaceUrl }: OwnIdentity) {
  if (workspaceUrl === undefined) return undefined
  const message = `${workspaceUrl}archives/${channelId}/p${ts.replace('.', '')}`
  return threadTs === undefined ? message : `${message}?thread_ts=${threadTs}&cid=${channelId}`
}
