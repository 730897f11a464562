import { findUser, botAccountId } from '../teams-world.ts'
import { isMember, isOutsider, type Conversation } from '../conversations.ts'
import { objectAt, objectsAt, textAt, type JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import { checkActivity } from './check-activity.ts'
import { conversationForBot } from './may-speak.ts'
import { activityNotFound, badSyntax, ConnectorRefusal } from './refusal.ts'
import type { Throttle } from './throttle.ts'
import type { Message } from '../../workplace.ts'

/** The bot posts into a conversation, perhaps as an answer to an activity. Returns the new activity's id. */
export function post(
  platform: Platform,
  throttle: Throttle,
  to: { conversationId: string; replyTo?: string; targeted: boolean },
  activity: unknown,
): string {
  const conversation = conversationForBot(platform, to.conversationId)
  admit(platform, throttle, conversation)
  checkActivity(activity, platform.world)
  if (activity.type === 'typing') return platform.state.nextId()
  const threadId = threadOf(platform, conversation, to.replyTo)
  const visibleTo = to.targeted ? targetOf(platform, conversation, activity) : undefined
  const message: Message = {
    id: platform.state.nextId(),
    channelId: conversation.id,
    authorId: botAccountId(platform.credentials.appId),
    at: platform.clock.now(),
    text: plainText(activity),
    payload: activity,
    ...(visibleTo !== undefined && { visibleTo }),
    ...(threadId !== undefined && { threadId }),
  }
  platform.state.now.messages.push(message)
  platform.state.changed()
  return message.id
}

/** The bot puts another content into its own message. Everybody sees the new one, also who had a view of their own. */
export function update(
  platform: Platform,
  throttle: Throttle,
  at: { conversationId: string; activityId: string; targeted: boolean },
  activity: unknown,
): void {
  const message = ownMessage(platform, throttle, at)
  checkActivity(activity, platform.world)
  if (activity.type !== 'message') throw badSyntax('Only a message can take the place of a message.')
  message.payload = activity
  message.text = plainText(activity)
  message.editedAt = platform.clock.now()
  delete message.payloadFor
  platform.state.changed()
}

export function remove(
  platform: Platform,
  throttle: Throttle,
  at: { conversationId: string; activityId: string; targeted: boolean },
): void {
  ownMessage(platform, throttle, at).deletedAt = platform.clock.now()
  platform.state.changed()
}

function ownMessage(
  platform: Platform,
  throttle: Throttle,
  at: { conversationId: string; activityId: string; targeted: boolean },
): Message {
  const conversation = conversationForBot(platform, at.conversationId)
  admit(platform, throttle, conversation)
  const message = platform.state.message(conversation.id, at.activityId)
  // A targeted message is another resource than a public one: it is found with `isTargetedActivity=true` only.
  if (!message || message.deletedAt !== undefined || (message.visibleTo !== undefined) !== at.targeted) {
    throw activityNotFound()
  }
  if (message.authorId !== botAccountId(platform.credentials.appId)) {
    throw new ConnectorRefusal(403, 'Forbidden', 'The bot can change its own messages only.')
  }
  return message
}

function admit(platform: Platform, throttle: Throttle, conversation: Conversation): void {
  const waitMs = throttle.admit(conversation.id, platform.clock.now())
  if (waitMs === 0) return
  const seconds = Math.ceil(waitMs / 1_000)
  throw new ConnectorRefusal(429, 'Throttled', 'API calls quota exceeded', seconds)
}

/**
 * The root of the thread that a message joins; undefined for a new thread, and in chats without threads. An unknown
 * `replyTo` is passed over, as Teams does: the SDK makes one up when it continues a conversation.
 */
function threadOf(platform: Platform, conversation: Conversation, replyTo?: string): string | undefined {
  if (conversation.kind === 'personal') return conversation.threadId
  if (conversation.threadId !== undefined || replyTo === undefined) return conversation.threadId
  const answered = platform.state.message(conversation.id, replyTo)
  return answered && (answered.threadId ?? answered.id)
}

/** The one person who sees a targeted message: its `recipient`, a member of the channel and of the bot's tenant. */
function targetOf(platform: Platform, conversation: Conversation, activity: JsonObject): string {
  if (conversation.kind === 'personal') throw badSyntax('Targeted messages are for group conversations.')
  const user = findUser(platform.world, textAt(objectAt(activity, 'recipient'), 'id') ?? '')
  if (!user || !isMember(conversation, user)) throw badSyntax('The recipient is not in the conversation.')
  // Undocumented for people of other tenants; refused here so that nothing comes to depend on it.
  if (isOutsider(platform.world, user)) {
    throw new ConnectorRefusal(403, 'Forbidden', 'Targeted messages do not reach users of another tenant.')
  }
  return user.aadObjectId
}

function plainText(activity: JsonObject): string {
  const card = objectsAt(activity, 'attachments')[0]?.content
  return textAt(activity, 'text') || textAt(activity, 'summary') || textAt(card, 'fallbackText') || ''
}
