import type { PersonResult } from '../../person-actions.ts'
import type { Message } from '../../workplace.ts'
import { findConversation, isMember, type Conversation } from '../conversations.ts'
import type { BotDelivery } from '../delivery/bot-delivery.ts'
import type { Platform } from '../platform.ts'
import { objectAt, objectsAt, textAt, type JsonObject } from '../json-object.ts'
import { botAccountId, type TeamsUser } from '../teams-world.ts'

/** One person in front of their Teams client. */
export type PersonContext = { platform: Platform; delivery: BotDelivery; user: TeamsUser }

export type Refused = Extract<PersonResult, { ok: false }>

export function refused(notice: string): Refused {
  return { ok: false, notice }
}

/** The conversation, if the person is in it. */
export function conversationFor({ platform, user }: PersonContext, id: string): Conversation | undefined {
  const conversation = findConversation(platform.world, platform.state, id)
  return conversation && isMember(conversation, user) ? conversation : undefined
}

/** A message as far as this person can see it. */
export function visibleMessage(person: PersonContext, channelId: string, messageId: string): Message | undefined {
  const message = person.platform.state.message(channelId, messageId)
  if (!message || message.deletedAt !== undefined) return undefined
  const { visibleTo } = message
  return visibleTo === undefined || visibleTo === person.user.aadObjectId ? message : undefined
}

/** Whether the bot would hear what is said or pressed there. */
export function botListens({ platform }: PersonContext, conversation: Conversation): boolean {
  const { botPresent, chats } = platform.state.now
  return conversation.kind === 'channel'
    ? botPresent[conversation.channel.id] === true
    : chats[conversation.user.aadObjectId]?.blocked === false
}

/** Whether an activity about a message goes to the bot: of its own chats, of what mentions it, and of channels it reads. */
export function botHears(person: PersonContext, conversation: Conversation, activity: JsonObject): boolean {
  if (!botListens(person, conversation)) return false
  if (conversation.kind === 'personal') return true
  const { world, credentials } = person.platform
  const { readsChannels = 'all' } = world
  const mentioned = objectsAt(activity, 'entities').some(
    (entity) => textAt(objectAt(entity, 'mentioned'), 'id') === botAccountId(credentials.appId),
  )
  return mentioned || readsChannels === 'all' || (readsChannels === 'standard' && !conversation.channel.shared)
}

/** The person only sees that something went wrong; whoever develops the bot sees what. */
export function noteNonsense({ platform }: PersonContext, why: string | undefined): void {
  if (why === undefined) return
  platform.log.record({ direction: 'to-bot', what: 'answer refused', status: 0, request: undefined, response: why })
}
