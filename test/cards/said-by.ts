import type { Card, CardBlock } from '../../src/cards/card.ts'
import { plainText } from '../../src/cards/plain-text.ts'

/** Everything a reader of the card can see, line by line, the details too; the fallback, which they do not see, is left out. */
export function saidBy(card: Card): string {
  const blocks = [...card.blocks, ...(card.details?.blocks ?? [])]
  return [lineOneOf(card), ...blocks.flatMap(linesOf), plainText(card.footer ?? '')].join('\n')
}

/** What is read before anything else. */
export function lineOneOf({ title, headline }: Card): string {
  return plainText(headline ?? title)
}

export function linesOf(block: CardBlock): string[] {
  switch (block.kind) {
    case 'text':
    case 'line':
      return [plainText(block.text)]
    case 'list':
      return block.items.map(plainText)
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${plainText(value)}`)
    case 'chart':
      return [block.chart.says]
    case 'written':
      return [block.text]
    case 'divider':
      return []
  }
}
