import { isObject, objectAt, objectsAt, type JsonObject } from '../json-object.ts'

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'

/** The Adaptive Card of an attachment list, wherever it stands in it. */
export function cardOf(payload: unknown): JsonObject | undefined {
  const attachment = objectsAt(payload, 'attachments').find((candidate) => candidate.contentType === ADAPTIVE_CARD)
  return attachment && objectAt(attachment, 'content')
}

/**
 * The action with this id, as a current client draws it: anywhere in the card (buttons, action sets, selectActions,
 * shown cards), and a fallback only where the client cannot draw the action itself.
 */
export function findAction(card: JsonObject, actionId: string): JsonObject | undefined {
  return actionsIn(card).find((action) => action.id === actionId)
}

/** Every action that a current client draws, in the order of the card. */
export function actionsIn(card: JsonObject): JsonObject[] {
  return collect(card, String(card.version ?? '1.5'))
}

/** Every input of the card, in the order of the card. */
export function inputsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(inputsIn)
  if (!isObject(value)) return []
  const own = String(value.type).startsWith('Input.') ? [value] : []
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => (isData(key) ? [] : inputsIn(inner)))]
}

function collect(value: unknown, version: string): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap((inner) => collect(inner, version))
  if (!isObject(value)) return []
  const inner = Object.entries(value).flatMap(([key, part]) => (isData(key) ? [] : collect(part, version)))
  return String(value.type).startsWith('Action.') ? [...drawn(value, version), ...inner] : inner
}

/** Data of buttons and fallbacks are not drawn. `refresh` is not a button. */
function isData(key: string): boolean {
  return key === 'data' || key === 'fallback' || key === 'refresh'
}

const KNOWN = ['Action.Execute', 'Action.Submit', 'Action.OpenUrl', 'Action.ShowCard', 'Action.ToggleVisibility']

function drawn(action: JsonObject, version: string): JsonObject[] {
  const type = String(action.type)
  const tooNew = type === 'Action.Execute' && version < '1.4'
  if (KNOWN.includes(type) && !tooNew) return [action]
  return isObject(action.fallback) ? [action.fallback] : []
}
