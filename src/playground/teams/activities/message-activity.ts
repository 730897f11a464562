import { extname } from 'node:path'
import { membersOf, type Conversation } from '../conversations.ts'
import { objectAt, type JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import { accountId, BOT_NAME, botAccountId, type TeamsUser } from '../teams-world.ts'
import { baseActivity, clientInfo } from './base-activity.ts'
import { markUpMentions, type MarkedUp, type Mentionable } from './mentions.ts'

/** What a person typed, with the mentions of who is in the conversation marked up. */
export function markedUp(platform: Platform, conversation: Conversation, typed: string): MarkedUp {
  const people = membersOf(platform.world, conversation).map((user) => ({ id: accountId(user), name: user.name }))
  const bot: Mentionable = { id: botAccountId(platform.credentials.appId), name: BOT_NAME }
  return markUpMentions(typed, [bot, ...people])
}

/** A typed message, as the bot receives it: the words, then the files. */
export function messageActivity(
  platform: Platform,
  conversation: Conversation,
  from: TeamsUser,
  message: { id: string; content: MarkedUp; files?: string[]; targeted?: boolean },
): JsonObject {
  const { content, files = [] } = message
  const activity = baseActivity(platform, conversation, from, message.id)
  const attached = files.map((name, index) => fileAttachment(platform, conversation, `${message.id}-${index}`, name))
  return {
    ...activity,
    type: 'message',
    text: content.text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: content.html }, ...attached],
    entities: [...content.entities, clientInfo(from)],
    ...(conversation.threadId !== undefined && { replyToId: conversation.threadId }),
    ...(message.targeted && { recipient: { ...objectAt(activity, 'recipient'), isTargeted: true } }),
  }
}

/** In a chat a bot may download it; in a channel it lies with the team's files, and the message only names it. */
function fileAttachment(platform: Platform, conversation: Conversation, id: string, name: string): JsonObject {
  const contentUrl = `${platform.serviceUrl()}files/${id}/${encodeURIComponent(name)}`
  if (conversation.kind === 'channel') return { id, contentType: 'reference', contentUrl, content: null, name }
  const fileType = extname(name).slice(1).toLowerCase()
  const content = { downloadUrl: contentUrl, uniqueId: id, fileType }
  return { contentType: 'application/vnd.microsoft.teams.file.download.info', contentUrl, content, name }
}

/** A message that is told again because something became of it (Teams platform docs, "Message events"). */
export function changedMessageActivity(
  activity: JsonObject,
  eventType: 'editMessage' | 'undeleteMessage' | 'softDeleteMessage',
): JsonObject {
  const channelData = { ...objectAt(activity, 'channelData'), eventType }
  if (eventType !== 'softDeleteMessage') return { ...activity, type: 'messageUpdate', channelData }
  const { text: _text, textFormat: _format, attachments: _files, entities: _mentions, ...rest } = activity
  return { ...rest, type: 'messageDelete', channelData }
}

/** What a plain Action.Submit sends: a message without text whose `value` is the button's data and the inputs. */
export function submitActivity(
  platform: Platform,
  conversation: Conversation,
  from: TeamsUser,
  submitted: { id: string; messageId: string; value: unknown; text?: string },
): JsonObject {
  const activity = baseActivity(platform, conversation, from, submitted.id)
  const data = objectAt(activity, 'channelData')
  return {
    ...activity,
    type: 'message',
    ...(submitted.text !== undefined && { text: submitted.text, textFormat: 'plain' }),
    value: submitted.value,
    entities: [clientInfo(from)],
    replyToId: submitted.messageId,
    channelData: { ...data, source: { name: 'message' }, legacy: { replyToId: submitted.messageId } },
  }
}
