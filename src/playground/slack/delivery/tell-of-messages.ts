import { changedBody, deletedBody, messageBody, type EventBody } from '../outgoing/event-body.ts'
import { family } from '../web-api/channel-methods.ts'
import { messageJson } from '../web-api/message-json.ts'
import type { MessageNews } from '../workspace/message-log.ts'
import type { StoredChannel, StoredMessage } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { EventQueue } from './event-queue.ts'

type Told = { what: string; body: EventBody }

/** Sends the events that follow from what is written, edited and deleted, by people and by the bot itself. */
export function tellOfMessages(workspace: Workspace, events: EventQueue): void {
  workspace.messages.onNews((news) => {
    const channel = workspace.channels.get(news.after.channelId)
    if (channel === undefined) return
    for (const { what, body } of happenings(workspace, channel, news)) events.enqueue(what, body)
  })
}

function happenings(workspace: Workspace, channel: StoredChannel, { before, after }: MessageNews): Told[] {
  // Reactions are told as such, by those who react.
  if (after.visibleTo !== undefined || before?.reactions !== after.reactions) return []
  const mention = mentionOf(workspace, channel, after)
  const heard = hears(workspace, channel)
  if (before === undefined) return [...mention, ...(heard ? written(workspace, channel, after) : [])]
  const deleted = before.deletedAt === undefined && after.deletedAt !== undefined
  const edited = before.editedAt !== after.editedAt
  const author = workspace.user(after.userId)
  const outside = author !== undefined && workspace.isOutsider(author)
  if ((edited || deleted) && outside && !workspace.outsideEditsArrive) return []
  if (deleted) return heard ? gone(workspace, channel, before, after) : []
  // An edited mention comes again.
  return [...(edited ? mention : []), ...(heard ? [changed(workspace, channel, before, after)] : [])]
}

/** Whether the app subscribes to what is written there, may read it, and is there, itself or in the name of a person. */
function hears(workspace: Workspace, channel: StoredChannel): boolean {
  const { botEvents, scopes, deliversFor } = workspace
  const kind = family(channel)
  const present = channel.botPresent || (deliversFor !== undefined && channel.memberIds.includes(deliversFor))
  return present && botEvents.includes(`message.${kind}`) && scopes.includes(`${kind}:history`)
}

function mentionOf(workspace: Workspace, channel: StoredChannel, message: StoredMessage): Told[] {
  const { botEvents, scopes, credentials } = workspace
  const { botUserId } = credentials
  const mentioned = message.userId !== botUserId && message.text.includes(`<@${botUserId}>`)
  const granted = botEvents.includes('app_mention') && scopes.includes('app_mentions:read')
  if (!mentioned || !granted || !channel.botPresent || channel.kind === 'direct') return []
  if (message.deletedAt !== undefined) return []
  return [{ what: 'event app_mention', body: messageBody(workspace, channel, message, 'app_mention') }]
}

function written(workspace: Workspace, channel: StoredChannel, message: StoredMessage): Told[] {
  const body = messageBody(workspace, channel, message, 'message')
  const replies = (root: StoredMessage) => workspace.messages.repliesTo(root).filter(({ ts }) => ts !== message.ts)
  return [{ what: named(channel), body }, ...rootChanged(workspace, channel, message, replies)]
}

function changed(workspace: Workspace, channel: StoredChannel, before: StoredMessage, after: StoredMessage): Told {
  const looks = { before: messageJson(workspace, before, false), after: messageJson(workspace, after, false) }
  return {
    what: named(channel, 'message_changed'),
    body: changedBody(workspace, channel, after.userId, looks),
  }
}

/** Of a message that was answered a tombstone is left, which looks like an edit. */
function gone(workspace: Workspace, channel: StoredChannel, before: StoredMessage, after: StoredMessage): Told[] {
  if (workspace.messages.repliesTo(after).length > 0) return [changed(workspace, channel, before, after)]
  const deletion = { what: named(channel, 'message_deleted'), body: deletedBody(workspace, channel, before) }
  const replies = (root: StoredMessage) => [...workspace.messages.repliesTo(root), before]
  return [deletion, ...rootChanged(workspace, channel, after, replies)]
}

/**
 * With every reply that comes or goes, the number of replies at the thread's first message changes, and that is told as a
 * change of it. `repliesBefore`: those it had until then.
 */
function rootChanged(
  workspace: Workspace,
  channel: StoredChannel,
  reply: StoredMessage,
  repliesBefore: (root: StoredMessage) => StoredMessage[],
): Told[] {
  const root = workspace.messages.of(channel.id).find(({ ts }) => ts === reply.threadTs)
  if (root === undefined || root.ts === reply.ts) return []
  const looks = {
    before: messageJson(workspace, root, false, repliesBefore(root)),
    after: messageJson(workspace, root, false),
  }
  return [{ what: named(channel, 'message_changed'), body: changedBody(workspace, channel, root.userId, looks) }]
}

function named(channel: StoredChannel, subtype = ''): string {
  return `event message.${family(channel)} ${subtype}`.trimEnd()
}
