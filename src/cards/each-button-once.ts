import type { Button, CardBlock } from './card.ts'

/** Of several lines that would be moved on by the same button the first has it: twice on one card, a platform takes none of them. */
export function eachButtonOnce(blocks: readonly CardBlock[]): CardBlock[] {
  const seen = new Set<string>()
  return blocks.map((block) => {
    if (block.kind !== 'line') return block
    const key = keyOf(block.button)
    if (seen.has(key)) return { kind: 'text', text: block.text }
    seen.add(key)
    return block
  })
}

/** The same of buttons side by side. */
export function uniqueButtons(buttons: readonly Button[]): Button[] {
  return [...new Map(buttons.toReversed().map((button) => [keyOf(button), button])).values()].toReversed()
}

function keyOf({ action, subject }: Button): string {
  return `${action} ${subject}`
}
