/** Ids of the buttons in a payload of either platform, in their order. */
export function buttonIds(payload: unknown): string[] {
  if (Array.isArray(payload)) return payload.flatMap(buttonIds)
  if (typeof payload !== 'object' || payload === null) return []
  const own =
    'action_id' in payload && typeof payload.action_id === 'string'
      ? [payload.action_id]
      : 'type' in payload && String(payload.type).startsWith('Action.') && 'id' in payload
        ? [String(payload.id)]
        : []
  return [...own, ...Object.values(payload).flatMap(buttonIds)]
}
