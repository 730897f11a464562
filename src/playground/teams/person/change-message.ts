import type { PersonResult } from '../../person-actions.ts'
import type { Message } from '../../workplace.ts'
import { changedMessageActivity, markedUp, messageActivity } from '../activities/message-activity.ts'
import type { Conversation } from '../conversations.ts'
import { isObject, objectsAt, textAt, type JsonObject } from '../json-object.ts'
import { botHears, conversationFor, refused, type PersonContext } from './person-context.ts'

const GONE = refused('This message is no longer there.')

/** Puts other words into one's own message; its files stay. */
export function edit(person: PersonContext, channelId: string, messageId: string, text: string): PersonResult {
  const own = ownMessage(person, channelId, messageId)
  if (!own || own.message.deletedAt !== undefined) return GONE
  if (text.trim() === '') return refused('Type something first.')
  const { message, conversation } = own
  const { platform, user } = person
  if (text === message.text) return { ok: true, messageId }
  const content = markedUp(platform, conversation, text)
  const activity = messageActivity(platform, conversation, user, { id: messageId, content, files: filesOf(message) })
  message.text = text
  message.payload = activity
  message.editedAt = platform.clock.now()
  tell(person, conversation, activity, 'editMessage')
  return { ok: true, messageId }
}

/** Deletes one's own message, which can be undone. */
export function remove(person: PersonContext, channelId: string, messageId: string): PersonResult {
  const own = ownMessage(person, channelId, messageId)
  if (!own || own.message.deletedAt !== undefined) return GONE
  own.message.deletedAt = person.platform.clock.now()
  tell(person, own.conversation, asItStands(person, own), 'softDeleteMessage')
  return { ok: true }
}

export function restore(person: PersonContext, channelId: string, messageId: string): PersonResult {
  const own = ownMessage(person, channelId, messageId)
  if (own?.message.deletedAt === undefined) return GONE
  delete own.message.deletedAt
  tell(person, own.conversation, asItStands(person, own), 'undeleteMessage')
  return { ok: true, messageId }
}

type Own = { message: Message; conversation: Conversation }

function ownMessage(person: PersonContext, channelId: string, messageId: string): Own | undefined {
  const { platform, user } = person
  const found = conversationFor(person, channelId)
  const message = found && platform.state.message(found.id, messageId)
  if (!found || message?.authorId !== user.aadObjectId) return undefined
  const { threadId } = message
  return { message, conversation: threadId === undefined ? found : { ...found, threadId } }
}

/** The message as it was sent, told now. */
function asItStands({ platform }: PersonContext, { message }: Own): JsonObject {
  const at = Temporal.Instant.fromEpochMilliseconds(platform.clock.now())
  const sent = isObject(message.payload) ? message.payload : {}
  return { ...sent, timestamp: at.toString({ smallestUnit: 'millisecond' }) }
}

function tell(
  person: PersonContext,
  conversation: Conversation,
  activity: JsonObject,
  eventType: Parameters<typeof changedMessageActivity>[1],
): void {
  person.platform.state.changed()
  if (botHears(person, conversation, activity)) person.delivery.enqueue(changedMessageActivity(activity, eventType))
}

function filesOf({ payload }: Message): string[] {
  return objectsAt(payload, 'attachments').flatMap((attachment) => textAt(attachment, 'name') ?? [])
}
