import { isObject, type JsonObject } from '../json-object.ts'
import { part, type PartSchema, type PropertyRule } from './schema.ts'

const COMMON: Record<string, PropertyRule> = {
  type: 'text',
  id: 'text',
  title: 'text',
  iconUrl: 'link',
  style: ['default', 'positive', 'destructive'],
  fallback: 'anything',
  requires: 'object',
  tooltip: 'text',
  isEnabled: 'flag',
  mode: ['primary', 'secondary'],
  msteams: 'object',
}

/** Actions, by type. */
export const ACTIONS: Record<string, PartSchema> = {
  'Action.Execute': action(4, {}, { verb: 'text', data: 'object', associatedInputs: ['auto', 'none'] }),
  'Action.Submit': action(0, {}, { data: 'object', associatedInputs: ['auto', 'none'] }),
  'Action.OpenUrl': action(0, { url: 'link' }),
  'Action.ShowCard': action(0, { card: 'card' }),
  'Action.ToggleVisibility': action(2, { targetElements: 'anything' }),
}

/** The most buttons that Teams shows in one row of a card. */
export const MOST_ACTIONS = 6

function action(
  since: number,
  required: Record<string, PropertyRule>,
  optional: Record<string, PropertyRule> = {},
): PartSchema {
  return part(since, required, { ...COMMON, ...optional })
}

/** What Teams asks of `data.msteams`, by its `type`. */
export function bridgeProblems(data: unknown): string[] {
  if (!isObject(data) || data.msteams === undefined) return []
  const bridge = data.msteams
  if (!isObject(bridge)) return ['data.msteams must be an object']
  switch (bridge.type) {
    case 'task/fetch':
    case 'invoke':
      return []
    case 'messageBack':
      return needs(bridge, 'text')
    case 'imBack':
    case 'signin':
      return needs(bridge, 'value')
    case undefined:
      // `{ msteams: { feedback: { hide: true } } }` has no type.
      return isObject(bridge.feedback) ? [] : ['data.msteams needs a type']
    default:
      return [`data.msteams.type "${String(bridge.type)}" is unknown`]
  }
}

function needs(bridge: JsonObject, key: string): string[] {
  return typeof bridge[key] === 'string' ? [] : [`data.msteams of type ${String(bridge.type)} needs "${key}"`]
}

/** Ids of the elements that an Action.ToggleVisibility names; undefined when they are not well formed. */
export function toggleTargets(targets: unknown): string[] | undefined {
  if (!Array.isArray(targets) || targets.length === 0) return undefined
  const ids = targets.map((target) => (isObject(target) ? target.elementId : target))
  return ids.every((id) => typeof id === 'string') ? ids : undefined
}
