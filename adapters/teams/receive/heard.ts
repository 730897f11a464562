import type { Form } from '../../../src/cards/form.ts'
import { type Activity, isPersonal } from '../activity.ts'
import type { What } from '../../../src/ports/inbound.ts'
import { readCommandText } from './command-text.ts'
import { namesBot } from './read-heard.ts'
import { readPointed } from './read-pointed.ts'
import { readActionData, submittedForm } from '../render/action-data.ts'
import type { ReadData } from '../render/action-data.ts'

/** The invokes that the bot knows, by how Teams wants them answered: a card, or a dialog. */
const INVOKES = [
  'adaptiveCard/action',
  'task/fetch',
  'task/submit',
  'composeExtension/fetchTask',
  'composeExtension/submitAction',
] as const
export type InvokeKind = (typeof INVOKES)[number]

/** The entry in the menu of a message, as the manifest names it. */
const MAKE_CASE = 'case.from-message'

export function invokeKindOf({ name }: Activity): InvokeKind | undefined {
  return INVOKES.find((one) => one === name)
}

/** What an invoke asks for; undefined when its data is not ours. */
export function whatInvoked(activity: Activity, kind: InvokeKind): What | undefined {
  const value = record(activity.value)
  if (kind === 'composeExtension/fetchTask' || kind === 'composeExtension/submitAction')
    return whatPointed(activity, kind, value)
  if (kind !== 'adaptiveCard/action') return whatRead(readActionData(value['data']), activity)
  const action = record(value['action'])
  const verb = typeof action['verb'] === 'string' ? action['verb'] : undefined
  return whatRead(readActionData(action['data'], verb), activity)
}

/** What is chosen in the menu of a message, or sent from the form that opened there: either says which message it is. */
function whatPointed(
  activity: Activity,
  kind: 'composeExtension/fetchTask' | 'composeExtension/submitAction',
  value: Record<string, unknown>,
): What | undefined {
  if (value['commandId'] !== MAKE_CASE) return undefined
  const message = readPointed(value, Date.parse(activity.timestamp ?? '') || 0)
  if (kind === 'composeExtension/fetchTask')
    return message && { kind: 'pointed', messageId: message.messageId, message }
  const what = whatRead(readActionData(value['data']), activity)
  return what?.kind === 'submission' && message ? { ...what, message } : what
}

/** The form that an invoke submits, as it was shown; undefined where its data does not hold it. */
export function submittedFormIn(activity: Activity): Form | undefined {
  return submittedForm(record(activity.value)['data'])
}

/** A message that carries `value`: an Action.Submit of a client that does not know Action.Execute. */
export function whatSubmitted(activity: Activity): What | undefined {
  return whatRead(readActionData(activity.value), activity)
}

/** Words are for the bot in a chat of its own, as a slash command, or when it is mentioned. */
export function whatSaid(activity: Activity): What | undefined {
  const { text, mentions, botMentioned } = readCommandText(activity)
  if (!isPersonal(activity) && activity.recipient.isTargeted !== true && !botMentioned) return undefined
  const message = namesBot(activity)
  return { kind: 'command', text, mentions, ...(message && { message }) }
}

/** What concerns a team with all its channels is told as of the team, and names none of them. */
export function isOfWholeTeam({ channelData, conversation }: Activity): boolean {
  const { team, channel } = channelData ?? {}
  return team?.id === conversation.id && !channel
}

/** The bot itself came or went: by itself, or with a team, of which Teams says so once for all its channels. */
export function whatHappened(activity: Activity): What | undefined {
  const isBot = ({ id }: { id: string }) => id === activity.recipient.id
  const whole = isOfWholeTeam(activity) && ({ whole: true } as const)
  if (activity.type === 'installationUpdate') {
    if (activity.action?.startsWith('add')) return { kind: 'joined', ...whole }
    return activity.action?.startsWith('remove') ? { kind: 'left', ...whole } : undefined
  }
  if (activity.type !== 'conversationUpdate') return undefined
  if (activity.membersAdded?.some(isBot)) return { kind: 'joined', ...whole }
  return activity.membersRemoved?.some(isBot) ? { kind: 'left', ...whole } : undefined
}

function whatRead(read: ReadData | undefined, activity: Activity): What | undefined {
  switch (read?.kind) {
    case undefined:
      return undefined
    case 'command':
      return { kind: 'command', ...read.command }
    case 'form': {
      const { form, context, shown } = read.form
      // A dialog stays open for as long as it can be drawn again; a card in a conversation is no form any more once it was submitted.
      const stays = activity.type === 'invoke' && shown !== undefined
      return { kind: 'submission', form, context, values: read.values, ...(!stays && { closed: true }) }
    }
    case 'button': {
      const messageId = activity.replyToId
      return { kind: 'action', ...read.button, ...(messageId ? { messageId } : {}) }
    }
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
