import { randomUUID } from 'node:crypto'
import type { PersonResult, SayOptions } from '../../person-actions.ts'
import type { JsonRecord } from '../json-record.ts'
import { BOT_NAME } from '../slack-world.ts'
import type { StoredChannel, StoredMessage } from '../workspace/records.ts'
import { ARCHIVED, no, NOT_IN_CHANNEL, roomOf, type Desk } from './desk.ts'
import { fileJson } from './file-json.ts'
import { typedText } from './typed-text.ts'

/** What Slack's client lets a person send. */
const LONGEST = 12_000

/** Posts what a person typed, perhaps with files; the bot is told where it may know of it. */
export function say(desk: Desk, channelId: string, text: string, options: SayOptions = {}): PersonResult {
  const { workspace } = desk
  const { threadId, files = [], alsoToChannel = false, quoting } = options
  const channel = roomOf(desk, channelId)
  if (channel === undefined) return no(NOT_IN_CHANNEL)
  if (channel.archived === true) return no(ARCHIVED)
  if (quoting !== undefined) return no('Slack has no quotes: share a link to the message.')
  const wrong = tooMuchOrNothing(text, files)
  if (wrong !== undefined) return no(wrong)
  const root = threadId === undefined ? undefined : threadAt(desk, channelId, threadId)
  if (threadId !== undefined && root === undefined) return no('This thread no longer exists.')
  const attached = files.map((name) => fileJson(workspace, desk.user, name))
  const message = post(desk, channel, contentOf(desk, text), {
    ...(attached.length > 0 && { files: attached, upload: true }),
    ...(root !== undefined && { threadTs: root.threadTs ?? root.ts, broadcast: alsoToChannel }),
  })
  unfurl(desk, message)
  desk.changed()
  const notice = notThere(desk, channel, message)
  return { ok: true, messageId: message.ts, ...(notice !== undefined && { notice }) }
}

/** The message that was answered; one that was deleted can be answered on, under its tombstone, where somebody had answered it. */
function threadAt({ workspace: { messages } }: Desk, channelId: string, ts: string): StoredMessage | undefined {
  const gone = messages.of(channelId).find((one) => one.ts === ts && messages.repliesTo(one).length > 0)
  return messages.find(channelId, ts) ?? gone
}

/** `/me waves`: what a person does, said in the third person. */
export function sayMe(desk: Desk, channel: StoredChannel, typed: string): PersonResult {
  const wrong = tooMuchOrNothing(typed)
  if (wrong !== undefined) return no(wrong)
  const text = typedText(desk.workspace, typed, 'message')
  const message = post(desk, channel, { text }, { subtype: 'me_message' })
  desk.changed()
  return { ok: true, messageId: message.ts }
}

/** Puts other words into one's own message. What it came with stays. */
export function edit(desk: Desk, channelId: string, messageId: string, typed: string): PersonResult {
  const { workspace } = desk
  const message = ownMessage(desk, channelId, messageId)
  if ('ok' in message) return message
  const wrong = tooMuchOrNothing(typed)
  if (wrong !== undefined) return no(wrong)
  const content = contentOf(desk, typed)
  if (content.text === message.text) return { ok: true, messageId }
  workspace.messages.change(channelId, messageId, {
    text: content.text,
    payload: { ...message.payload, ...content },
    editedAt: workspace.clock.now(),
  })
  desk.changed()
  return { ok: true, messageId }
}

/** Deletes one's own message. */
export function remove(desk: Desk, channelId: string, messageId: string): PersonResult {
  const message = ownMessage(desk, channelId, messageId)
  if ('ok' in message) return message
  desk.workspace.messages.change(channelId, messageId, { deletedAt: desk.workspace.clock.now() })
  desk.changed()
  return { ok: true }
}

function tooMuchOrNothing(text: string, files: string[] = []): string | undefined {
  if (text.trim() === '' && files.length === 0) return 'Type something first.'
  return text.length > LONGEST ? `A message holds at most ${LONGEST} characters.` : undefined
}

function contentOf({ workspace }: Desk, typed: string): { text: string; blocks?: JsonRecord[] } {
  const text = typedText(workspace, typed, 'message')
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: typed }] }
  return { text, ...(typed !== '' && { blocks: [{ type: 'rich_text', elements: [section] }] }) }
}

function post(
  { workspace, user }: Desk,
  channel: StoredChannel,
  content: { text: string; blocks?: JsonRecord[] },
  { threadTs, broadcast = false, ...more }: JsonRecord & { threadTs?: string; broadcast?: boolean } = {},
): StoredMessage {
  return workspace.messages.add({
    channelId: channel.id,
    userId: user.id,
    text: content.text,
    payload: { client_msg_id: randomUUID(), ...content, ...more, ...(broadcast && { subtype: 'thread_broadcast' }) },
    ...(threadTs !== undefined && { threadTs }),
  })
}

/** What Slack finds behind a link is put under the message a moment later. */
function unfurl({ workspace }: Desk, { channelId, ts, text, payload }: StoredMessage): void {
  const links = [...text.matchAll(/<(https?:[^|>]+)/g)].map((match) => match[1] ?? '')
  if (links.length === 0) return
  const attachments = links.map((link, index) => ({
    id: index + 1,
    from_url: link,
    original_url: link,
    service_name: new URL(link).hostname,
    title: link,
    title_link: link,
    fallback: link,
  }))
  workspace.messages.change(channelId, ts, { payload: { ...payload, attachments } })
}

/** What the client says to whoever mentions the bot where it is not. */
function notThere({ workspace }: Desk, channel: StoredChannel, { text }: StoredMessage): string | undefined {
  if (channel.botPresent || !text.includes(`<@${workspace.credentials.botUserId}>`)) return undefined
  return `${BOT_NAME} is not in this channel. Type "/invite @${BOT_NAME}" to add it.`
}

function ownMessage(desk: Desk, channelId: string, messageId: string): StoredMessage | PersonResult {
  const channel = roomOf(desk, channelId)
  if (channel === undefined) return no(NOT_IN_CHANNEL)
  if (channel.archived === true) return no(ARCHIVED)
  const message = desk.workspace.messages.find(channelId, messageId)
  if (message === undefined || (message.visibleTo !== undefined && message.visibleTo !== desk.user.id))
    return no('This message is no longer there.')
  return message.userId === desk.user.id ? message : no('You can change only your own messages.')
}
