import type { PersonResult } from '../../person-actions.ts'
import type { Message } from '../../workplace.ts'
import { invokeActivity } from '../activities/invoke-activity.ts'
import { submitActivity } from '../activities/message-activity.ts'
import type { Conversation } from '../conversations.ts'
import { isObject, objectAt, textAt, type JsonObject } from '../json-object.ts'
import { openDialog } from './open-dialogs.ts'
import { cardOf, findAction, inputsIn } from './find-action.ts'
import { readInputs } from './input-values.ts'
import { NONSENSE, readActionAnswer, readDialogAnswer, UNREACHABLE } from './invoke-answers.ts'
import {
  botListens,
  conversationFor,
  noteNonsense,
  refused,
  visibleMessage,
  type PersonContext,
} from './person-context.ts'
import { say } from './say.ts'

/** A button that was found on a message, and the data it sends. */
type Press = { conversation: Conversation; message: Message; action: JsonObject; data: JsonObject }

/** Presses a button of a message and does what a Teams client does for its type. */
export async function press(
  person: PersonContext,
  channelId: string,
  messageId: string,
  actionId: string,
): Promise<PersonResult> {
  const conversation = conversationFor(person, channelId)
  const message = conversation && visibleMessage(person, channelId, messageId)
  if (!conversation || !message) return refused('This message is no longer there.')
  const card = shownCard(person, message)
  const action = card && findAction(card, actionId)
  if (!action) return refused(`There is no button "${actionId}" on this message.`)
  if (action.isEnabled === false) return refused('This button is switched off.')
  if (action.type !== 'Action.Execute' && action.type !== 'Action.Submit') return pressInClient(action)

  const inputs = action.associatedInputs === 'none' ? [] : inputsIn(card)
  const { values, errors } = readInputs(inputs, {}, person.platform.world)
  const [error] = Object.values(errors)
  if (error !== undefined) return refused(error)
  if (!botListens(person, conversation)) return refused(UNREACHABLE)
  const pressed: Press = { conversation, message, action, data: { ...objectAt(action, 'data'), ...values } }
  if (action.type === 'Action.Execute') return execute(person, pressed)
  return submit(person, pressed)
}

/** What this person sees: the card that answered their own button, or else everybody's. */
function shownCard({ user }: PersonContext, message: Message): JsonObject | undefined {
  const own = message.payloadFor?.[user.aadObjectId]
  return cardOf(own ?? message.payload)
}

function pressInClient(action: JsonObject): PersonResult {
  return action.type === 'Action.OpenUrl' ? { ok: true, notice: `Opens ${textAt(action, 'url')}` } : { ok: true }
}

async function execute(person: PersonContext, pressed: Press): Promise<PersonResult> {
  const { platform, user, delivery } = person
  const { action, message, conversation, data } = pressed
  const { id, verb } = action
  const value = { action: { type: 'Action.Execute', id, verb, data }, trigger: 'manual' }
  const invoke = { name: 'adaptiveCard/action', value, messageId: message.id } as const
  const answer = readActionAnswer(await delivery.invoke(invokeActivity(platform, inThread(pressed), user, invoke)))
  switch (answer.show) {
    case 'card': {
      // Looked up again: the bot may have replaced the message while it was answering.
      const current = platform.state.message(conversation.id, message.id)
      if (current) current.payloadFor = { ...current.payloadFor, [user.aadObjectId]: withCard(current, answer.card) }
      platform.state.changed()
      return { ok: true }
    }
    case 'message':
      return { ok: true, notice: answer.text }
    case 'error':
      noteNonsense(person, answer.why)
      return refused(answer.text)
  }
}

async function submit(person: PersonContext, pressed: Press): Promise<PersonResult> {
  const bridge = objectAt(pressed.data, 'msteams')
  switch (bridge.type) {
    case 'task/fetch':
      return fetchDialog(person, pressed)
    case 'imBack':
      return say(person, pressed.conversation.id, textAt(bridge, 'value') ?? '', threadOf(pressed.message))
    case 'messageBack':
      return sendBack(person, pressed, messageBackValue(bridge, pressed.data), textAt(bridge, 'text'))
    case undefined:
      return sendBack(person, pressed, pressed.data)
    default:
      return refused(NONSENSE)
  }
}

async function fetchDialog(person: PersonContext, pressed: Press): Promise<PersonResult> {
  const { platform, user, delivery } = person
  const value = { data: pressed.data, context: { theme: 'default' } }
  const invoke = { name: 'task/fetch', value, messageId: pressed.message.id } as const
  const answer = readDialogAnswer(await delivery.invoke(invokeActivity(platform, inThread(pressed), user, invoke)))
  switch (answer.show) {
    case 'dialog':
      openDialog(person, answer.task, { channelId: pressed.conversation.id, messageId: pressed.message.id })
      return { ok: true }
    case 'message':
      return { ok: true, notice: answer.text }
    case 'nothing':
      return refused(UNREACHABLE)
    case 'error':
      noteNonsense(person, answer.why)
      return refused(answer.text)
  }
}

function sendBack(person: PersonContext, pressed: Press, value: unknown, text?: string): PersonResult {
  const { platform, user, delivery } = person
  const id = platform.state.nextId()
  const submitted = { id, messageId: pressed.message.id, value, ...(text !== undefined && { text }) }
  delivery.enqueue(submitActivity(platform, inThread(pressed), user, submitted))
  return { ok: true }
}

function messageBackValue(bridge: JsonObject, data: JsonObject): unknown {
  const { msteams: _, ...rest } = data
  return isObject(bridge.value) ? { ...bridge.value, ...rest } : (bridge.value ?? rest)
}

function threadOf({ threadId }: Message): { threadId?: string } {
  return threadId === undefined ? {} : { threadId }
}

/** What is pressed in a channel is pressed in the thread of its message. */
function inThread({ conversation, message }: Press): Conversation {
  return conversation.kind === 'channel' ? { ...conversation, threadId: message.threadId ?? message.id } : conversation
}

function withCard(message: Message, card: JsonObject): JsonObject {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }]
  return { ...(isObject(message.payload) ? message.payload : {}), attachments }
}
