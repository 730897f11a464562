import { isRecord, recordsOf, textOf, type JsonRecord } from '../json-record.ts'

type Found = { blockId: string; element: JsonRecord }

/** The element with this `action_id`, or else the button that reads so, with the id of the block it stands in. */
export function findAction(blocks: unknown, action: string): Found | undefined {
  const all = recordsOf(blocks).flatMap((block) =>
    elementsOf(block).map((element) => ({ blockId: textOf(block['block_id']) ?? '', element })),
  )
  return (
    all.find(({ element }) => element['action_id'] === action) ?? all.find(({ element }) => labelOf(element) === action)
  )
}

function labelOf({ text }: JsonRecord): unknown {
  return isRecord(text) ? text['text'] : undefined
}

function elementsOf(block: JsonRecord): JsonRecord[] {
  const { elements, accessory, element } = block
  return [...recordsOf(elements), ...[accessory, element].filter(isRecord)]
}
