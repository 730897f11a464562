import type { PersonResult } from '../../person-actions.ts'
import type { Message } from '../../workplace.ts'
import { reactionActivity } from '../activities/reaction-activity.ts'
import { invokeActivity } from '../activities/invoke-activity.ts'
import { messagePayload } from '../activities/message-payload.ts'
import { isOutsider, type Conversation } from '../conversations.ts'
import type { JsonObject } from '../json-object.ts'
import { botAccountId } from '../teams-world.ts'
import { closeDialog, openDialog } from './open-dialogs.ts'
import { readDialogAnswer, UNREACHABLE } from './invoke-answers.ts'
import {
  botListens,
  conversationFor,
  noteNonsense,
  refused,
  visibleMessage,
  type PersonContext,
} from './person-context.ts'

/**
 * Chooses what the app has in the menu of a message. What guests and people of other tenants find there is nowhere said:
 * nothing, here, so that nothing comes to depend on it.
 */
export async function useMessageAction(
  person: PersonContext,
  channelId: string,
  messageId: string,
  actionId: string,
): Promise<PersonResult> {
  const { platform, user } = person
  const found = conversationFor(person, channelId)
  const message = found && visibleMessage(person, channelId, messageId)
  if (!found || !message) return refused('This message is no longer there.')
  const command = platform.world.messageActions?.find(({ id }) => id === actionId)
  const offered = !isOutsider(platform.world, user) && user.guest !== true && message.visibleTo === undefined
  if (!command || !offered) return refused(`There is no "${actionId}" in the menu of this message.`)
  if (!botListens(person, found)) return refused(UNREACHABLE)
  const name = command.fetchTask ? 'composeExtension/fetchTask' : 'composeExtension/submitAction'
  return ask(person, { conversation: found, message, actionId }, name)
}

/** Sends the dialog that a message's menu opened. */
export async function submitFromMenu(
  person: PersonContext,
  conversation: Conversation,
  dialog: { id: string; messageId: string; messageActionId: string },
  data: JsonObject,
): Promise<PersonResult> {
  const message = person.platform.state.message(conversation.id, dialog.messageId)
  if (!message) return refused('This message is no longer there.')
  const asked = { conversation, message, actionId: dialog.messageActionId }
  return ask(person, asked, 'composeExtension/submitAction', { data, dialogId: dialog.id })
}

type Asked = { conversation: Conversation; message: Message; actionId: string }

async function ask(
  person: PersonContext,
  { conversation, message, actionId }: Asked,
  name: 'composeExtension/fetchTask' | 'composeExtension/submitAction',
  submitted?: { data: JsonObject; dialogId: string },
): Promise<PersonResult> {
  const { platform, user, delivery } = person
  const value = {
    commandId: actionId,
    commandContext: 'message',
    messagePayload: messagePayload(platform, message),
    context: { theme: 'default' },
    ...(submitted && { data: submitted.data }),
  }
  const place = { ...conversation, threadId: message.threadId ?? message.id }
  const answer = readDialogAnswer(await delivery.invoke(invokeActivity(platform, place, user, { name, value })))
  switch (answer.show) {
    case 'dialog':
      openDialog(person, answer.task, {
        channelId: conversation.id,
        messageId: message.id,
        messageActionId: actionId,
      })
      return { ok: true }
    case 'message':
      if (submitted) closeDialog(person, submitted.dialogId)
      return { ok: true, notice: answer.text }
    case 'nothing':
      if (submitted) closeDialog(person, submitted.dialogId)
      return submitted ? { ok: true } : refused(UNREACHABLE)
    case 'error':
      noteNonsense(person, answer.why)
      return refused(answer.text)
  }
}

/** Reacts to a message, or takes the reaction back. A bot hears of it only where the message is its own. */
export function react(person: PersonContext, channelId: string, messageId: string, emoji: string): PersonResult {
  const { platform, user, delivery } = person
  const found = conversationFor(person, channelId)
  const message = found && visibleMessage(person, channelId, messageId)
  if (!found || !message || message.visibleTo !== undefined) return refused('This message is no longer there.')
  const { [emoji]: before = [], ...others } = message.reactions ?? {}
  const added = !before.includes(user.aadObjectId)
  const after = added ? [...before, user.aadObjectId] : before.filter((id) => id !== user.aadObjectId)
  message.reactions = after.length === 0 ? others : { ...others, [emoji]: after }
  platform.state.changed()
  const ours = message.authorId === botAccountId(platform.credentials.appId)
  const place = { ...found, threadId: message.threadId ?? message.id }
  if (ours && botListens(person, found))
    delivery.enqueue(reactionActivity(platform, place, user, { messageId, emoji, added }))
  return { ok: true }
}
