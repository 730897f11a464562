import type { Card } from '../../src/cards/card.ts'
import { plainText } from '../../src/cards/plain-text.ts'

/** Everything a reader of the card sees, line by line; the fallback, which they do not see, is left out. */
export function saidBy(card: Card): string {
  const lines = card.blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'text':
        return [plainText(block.text)]
      case 'list':
        return block.items.map(plainText)
      case 'fields':
        return block.fields.map(({ label, value }) => `${label}: ${plainText(value)}`)
      case 'table':
        return [block.columns.join(' | '), ...block.rows.map((row) => row.map(plainText).join(' | '))]
      case 'divider':
        return []
    }
  })
  return [card.title, ...lines, plainText(card.footer ?? '')].join('\n')
}
