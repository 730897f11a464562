import type { Card, CardBlock, Rich } from '../../cards/card.ts'
import { plainText } from '../../cards/plain-text.ts'
import { unfolded } from '../../cards/show-button.ts'

/** What a card says, its details too, in the words of the chat: a heading, paragraphs and lists. Its buttons, and where else to ask in chat, are for there. */
export function cardText(card: Card): string {
  const { title, headline, blocks } = unfolded(card)
  const parts = [`# ${said(headline ?? title)}`, ...blocks.map(blockText).filter((text) => text !== '')]
  return parts.join('\n\n')
}

function blockText(block: CardBlock): string {
  switch (block.kind) {
    case 'text':
    case 'line':
      return said(block.text)
    case 'list':
      return block.items.map((item) => `- ${said(item)}`).join('\n')
    case 'fields':
      return block.fields.map(({ label, value }) => `- ${label}: ${said(value)}`).join('\n')
    case 'chart':
      return said(block.chart.says)
    case 'written':
      return block.text
    case 'divider':
      return ''
  }
}

/** On one line, with nothing in it that a terminal obeys. */
function said(text: Rich): string {
  return plainText(text)
    .replaceAll('\u00A0', ' ')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
}
