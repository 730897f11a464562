import { isRecord, recordsOf, textOf, type JsonRecord } from '../json-record.ts'

/** `option`: the one that was chosen in an overflow. */
type Found = { blockId: string; element: JsonRecord; option?: JsonRecord }

/**
 * The element with this `action_id`, or else the button that reads so, with the id of the block it stands in. An option of an overflow is
 * found by its value or its words.
 */
export function findAction(blocks: unknown, action: string): Found | undefined {
  const all = recordsOf(blocks).flatMap((block) =>
    elementsOf(block).flatMap((element): Found[] => {
      const blockId = textOf(block['block_id']) ?? ''
      if (element['type'] !== 'overflow') return [{ blockId, element }]
      return recordsOf(element['options']).map((option) => ({ blockId, element, option }))
    }),
  )
  return (
    all.find(({ element, option }) => (option?.['value'] ?? element['action_id']) === action) ??
    all.find(({ element, option }) => labelOf(option ?? element) === action)
  )
}

function labelOf({ text }: JsonRecord): unknown {
  return isRecord(text) ? text['text'] : undefined
}

function elementsOf(block: JsonRecord): JsonRecord[] {
  const { elements, accessory, element } = block
  return [...recordsOf(elements), ...[accessory, element].filter(isRecord)]
}
