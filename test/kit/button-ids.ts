import { decodeButtonValue } from '../../adapters/slack/render/button-value.ts'

/** `name` is `action:subject`, perhaps with a number; `id` is what a local platform is told that is pressed. */
type Pressable = { name: string; id: string }

/** Names of the buttons in a payload of either platform, those in an overflow too, in their order. */
export function buttonIds(payload: unknown): string[] {
  return pressables(payload).map(({ name }) => name)
}

/** What to press for the action of this name, the whole of it or the part before its subject. */
export function buttonFor(action: string, payload: unknown): string | undefined {
  return pressables(payload).find(({ name }) => name === action || name.startsWith(`${action}:`))?.id
}

function pressables(payload: unknown): Pressable[] {
  if (Array.isArray(payload)) return payload.flatMap(pressables)
  if (typeof payload !== 'object' || payload === null) return []
  if ('type' in payload && payload.type === 'overflow' && 'options' in payload) return optionsIn(payload.options)
  const own =
    'action_id' in payload && typeof payload.action_id === 'string'
      ? [payload.action_id]
      : 'type' in payload && String(payload.type).startsWith('Action.') && 'id' in payload
        ? [String(payload.id)]
        : []
  return [...own.map((id) => ({ name: id, id })), ...Object.values(payload).flatMap(pressables)]
}

function optionsIn(options: unknown): Pressable[] {
  if (!Array.isArray(options)) return []
  return options.flatMap(({ value }: { value?: unknown }) => {
    const button = decodeButtonValue(String(value))
    return button === undefined ? [] : [{ name: `${button.action}:${button.subject}`, id: String(value) }]
  })
}
