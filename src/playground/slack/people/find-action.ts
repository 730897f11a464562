import { isRecord, recordsOf, textOf, type JsonRecord } from '../json-record.ts'

/** The button or overflow with this `action_id`, with the id of the block it stands in. */
export function findAction(blocks: unknown, actionId: string): { blockId: string; element: JsonRecord } | undefined {
  for (const block of recordsOf(blocks)) {
    const element = elementsOf(block).find((one) => one['action_id'] === actionId)
    if (element !== undefined) return { blockId: textOf(block['block_id']) ?? '', element }
  }
  return undefined
}

function elementsOf(block: JsonRecord): JsonRecord[] {
  const { elements, accessory, element } = block
  return [...recordsOf(elements), ...[accessory, element].filter(isRecord)]
}
