import { validateAdaptiveCard } from '../card-schema/validate-adaptive-card.ts'
import type { BotAnswer } from '../delivery/send-to-bot.ts'
import { isObject, objectAt, textAt, type JsonObject } from '../json-object.ts'

/** What the client shows when the bot is silent, out of reach or answers with an error. */
export const UNREACHABLE = 'Unable to reach app. Please try again.'
/** What the client shows when it cannot make sense of the bot's answer. */
export const NONSENSE = 'Something went wrong. Please try again.'

/** How a client reacts to the answer to `adaptiveCard/action`. `why` is for the log, not for the person. */
type ActionAnswer =
  { show: 'card'; card: JsonObject } | { show: 'message'; text: string } | { show: 'error'; text: string; why?: string }

export function readActionAnswer(answer: BotAnswer): ActionAnswer {
  if (answer.outcome !== 'answered' || answer.status !== 200) return { show: 'error', text: UNREACHABLE }
  const { body } = answer
  const type = textAt(body, 'type')
  if (!isObject(body) || typeof body.statusCode !== 'number' || type === undefined) {
    return nonsense('an answer needs statusCode, type and value')
  }
  switch (type) {
    case 'application/vnd.microsoft.card.adaptive': {
      const problems = validateAdaptiveCard(body.value)
      if (body.statusCode !== 200 || problems.length > 0)
        return nonsense(problems.join('; ') || 'statusCode must be 200')
      return { show: 'card', card: objectAt(body, 'value') }
    }
    case 'application/vnd.microsoft.activity.message':
      return typeof body.value === 'string' ? { show: 'message', text: body.value } : nonsense('value must be text')
    case 'application/vnd.microsoft.error':
      return { show: 'error', text: textAt(body.value, 'message') ?? NONSENSE }
    default:
      return nonsense(`unknown type ${type}`)
  }
}

/** How a client reacts to the answer to `task/fetch` or `task/submit`. */
type DialogAnswer =
  | { show: 'dialog'; task: JsonObject }
  | { show: 'message'; text: string }
  | { show: 'nothing' }
  | { show: 'error'; text: string; why?: string }

export function readDialogAnswer(answer: BotAnswer): DialogAnswer {
  if (answer.outcome !== 'answered' || answer.status !== 200) return { show: 'error', text: UNREACHABLE }
  const { body } = answer
  if (body === undefined || (isObject(body) && body.task === undefined)) return { show: 'nothing' }
  const task = objectAt(body, 'task')
  if (task.type === 'message') {
    return typeof task.value === 'string' ? { show: 'message', text: task.value } : nonsense('value must be text')
  }
  if (task.type !== 'continue') return nonsense('task.type must be continue or message')
  const value = objectAt(task, 'value')
  const problems = dialogProblems(value)
  return problems.length > 0 ? nonsense(problems.join('; ')) : { show: 'dialog', task: value }
}

/** Sizes are pixels or one of three words (Teams platform docs, "TaskInfo"). */
function dialogProblems(value: JsonObject): string[] {
  const problems = ['height', 'width']
    .filter((side) => value[side] !== undefined && typeof value[side] !== 'number')
    .filter((side) => !['small', 'medium', 'large'].includes(String(value[side])))
    .map((side) => `${side} must be a number or small, medium, large`)
  const card = objectAt(value, 'card')
  if (card.contentType !== 'application/vnd.microsoft.card.adaptive') return [...problems, 'a dialog needs a card']
  return [...problems, ...validateAdaptiveCard(card.content)]
}

function nonsense(why: string): { show: 'error'; text: string; why: string } {
  return { show: 'error', text: NONSENSE, why }
}
