import { NoConversationError, type PersonActions } from '../../person-actions.ts'
import { installActivities } from '../activities/install-activities.ts'
import { isOutsider } from '../conversations.ts'
import { openChat } from '../connector/create-conversation.ts'
import { edit, remove, restore } from './change-message.ts'
import { submitDialog } from './dialogs.ts'
import { closeDialog } from './open-dialogs.ts'
import { react, useMessageAction } from './message-menu.ts'
import { refused, type PersonContext } from './person-context.ts'
import { press } from './press.ts'
import { command, say } from './say.ts'

const SIGNED_OUT = refused('Your account has been disabled.')

/** Everything that one person can do, as their Teams client does it. Whose account is gone is signed out. */
export function personActions(person: PersonContext): PersonActions {
  const gone = () => person.user.gone === true
  return {
    say: async (channelId, text, options) => (gone() ? SIGNED_OUT : say(person, channelId, text, options)),
    edit: async (channelId, messageId, text) => (gone() ? SIGNED_OUT : edit(person, channelId, messageId, text)),
    remove: async (channelId, messageId) => (gone() ? SIGNED_OUT : remove(person, channelId, messageId)),
    restore: async (channelId, messageId) => (gone() ? SIGNED_OUT : restore(person, channelId, messageId)),
    command: async (channelId, text) => (gone() ? SIGNED_OUT : command(person, channelId, text)),
    directChannel: async () => directChannel(person),
    press: async (channelId, messageId, actionId) =>
      gone() ? SIGNED_OUT : press(person, channelId, messageId, actionId),
    useMessageAction: async (channelId, messageId, actionId) =>
      gone() ? SIGNED_OUT : useMessageAction(person, channelId, messageId, actionId),
    react: async (channelId, messageId, emoji) => (gone() ? SIGNED_OUT : react(person, channelId, messageId, emoji)),
    submit: async (dialogId, values, actionId) =>
      gone() ? SIGNED_OUT : submitDialog(person, dialogId, values, actionId),
    dismiss: async (dialogId) => closeDialog(person, dialogId),
  }
}

/** Opens the chat with the bot; opening it for the first time installs the app for the person. */
function directChannel({ platform, user, delivery }: PersonContext): string {
  const existing = platform.state.now.chats[user.aadObjectId]
  if (existing) return existing.conversationId
  if (user.bot === true) throw new NoConversationError(`${user.name} is a bot, and has no chat with another`)
  if (isOutsider(platform.world, user))
    throw new NoConversationError(`Liaison is not available in the organisation of ${user.name}`)
  const id = openChat(platform, user)
  delivery.enqueue(...installActivities(platform, { kind: 'personal', id, user }, user, 'add'))
  return id
}
