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

/** A typed message, as the bot receives it when it is mentioned or in a personal chat. */
export function messageActivity(
  platform: Platform,
  conversation: Conversation,
  from: TeamsUser,
  message: { id: string; content: MarkedUp; targeted?: boolean },
): JsonObject {
  const activity = baseActivity(platform, conversation, from, message.id)
  return {
    ...activity,
    type: 'message',
    text: message.content.text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: message.content.html }],
    entities: [...message.content.entities, clientInfo(from)],
    ...(conversation.kind === 'channel' && conversation.threadId && { replyToId: conversation.threadId }),
    ...(message.targeted && { recipient: { ...objectAt(activity, 'recipient'), isTargeted: true } }),
  }
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
