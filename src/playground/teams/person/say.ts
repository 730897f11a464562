import type { PersonResult, SayOptions } from '../../person-actions.ts'
import type { JsonObject } from '../json-object.ts'
import { markedUp, messageActivity } from '../activities/message-activity.ts'
import { withQuote } from '../activities/quote.ts'
import { isOutsider, type Conversation } from '../conversations.ts'
import { botHears, botListens, conversationFor, refused, visibleMessage, type PersonContext } from './person-context.ts'

/** Types a message, perhaps with files. The bot hears what it may hear. */
export function say(person: PersonContext, channelId: string, text: string, options: SayOptions = {}): PersonResult {
  const { files = [], quoting } = options
  const found = conversationFor(person, channelId)
  if (!found) return refused('You are not a member of this channel.')
  if (text.trim() === '' && files.length === 0) return refused('Type something first.')
  const { platform, user } = person
  const threaded = found.kind === 'channel' || platform.world.threadsInChats === true
  const root = options.threadId === undefined ? undefined : platform.state.message(found.id, options.threadId)
  if (options.threadId !== undefined && !root) return refused('This conversation is no longer there.')
  const quoted = quoting === undefined ? undefined : visibleMessage(person, found.id, quoting)
  if (quoting !== undefined && !quoted) return refused('This message is no longer there.')
  const threadId = threaded ? root && (root.threadId ?? root.id) : undefined
  const conversation: Conversation = threadId === undefined ? found : { ...found, threadId }
  const id = platform.state.nextId()
  const words = markedUp(platform, conversation, text)
  const content = quoted ? withQuote(platform, words, quoted) : words
  const activity = messageActivity(platform, conversation, user, { id, content, files })
  keep(person, conversation, { id, text, activity })
  if (botHears(person, conversation, activity)) person.delivery.enqueue(activity)
  return { ok: true, messageId: id }
}

/**
 * Picks one of the app's commands from the "/" menu of a channel: the command's name fills the compose box and is sent
 * as text, without the slash, in a targeted message, which only the person and the bot see. In a chat, where nothing
 * needs to be private, the command is typed and sent as it stands.
 */
export function command(person: PersonContext, channelId: string, text: string): PersonResult {
  const conversation = conversationFor(person, channelId)
  if (!conversation) return refused('You are not a member of this channel.')
  const { platform, user } = person
  const typed = text.trim().replace(/^\/?/, '/')
  const known = platform.world.slashCommands ?? ['partner']
  // Undocumented for people of other tenants; refused so that nothing comes to depend on it.
  const offered = botListens(person, conversation) && !isOutsider(platform.world, user)
  if (!offered || !known.includes(typed.slice(1).split(/\s/)[0] ?? '')) return refused(`No results found for ${typed}`)
  const id = platform.state.nextId()
  const targeted = conversation.kind === 'channel'
  const content = markedUp(platform, conversation, targeted ? typed.slice(1) : typed)
  const activity = messageActivity(platform, conversation, user, { id, content, targeted })
  keep(person, conversation, { id, text: typed, activity, targeted })
  person.delivery.enqueue(activity)
  return { ok: true, messageId: id }
}

function keep(
  { platform, user }: PersonContext,
  conversation: Conversation,
  message: { id: string; text: string; activity: JsonObject; targeted?: boolean },
): void {
  platform.state.now.messages.push({
    id: message.id,
    channelId: conversation.id,
    authorId: user.aadObjectId,
    at: platform.clock.now(),
    text: message.text,
    payload: message.activity,
    ...(message.targeted && { visibleTo: user.aadObjectId }),
    ...(conversation.threadId !== undefined && { threadId: conversation.threadId }),
  })
  platform.state.changed()
}
