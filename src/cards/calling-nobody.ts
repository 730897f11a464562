import type { Card, CardBlock, Rich } from './card.ts'

/** The card with everybody in plain words: it is changed where it stands, and whoever is called now hears by a message of their own. */
export function callingNobody(card: Card): Card {
  const { headline, blocks, details, footer } = card
  return {
    ...card,
    ...(headline !== undefined && { headline: inWords(headline) }),
    blocks: blocks.map(blockInWords),
    ...(details && { details: { ...details, blocks: details.blocks.map(blockInWords) } }),
    ...(footer !== undefined && { footer: inWords(footer) }),
  }
}

function blockInWords(block: CardBlock): CardBlock {
  switch (block.kind) {
    case 'text':
    case 'line':
      return { ...block, text: inWords(block.text) }
    case 'fields':
      return { ...block, fields: block.fields.map(({ label, value }) => ({ label, value: inWords(value) })) }
    case 'list':
      return { ...block, items: block.items.map(inWords) }
    case 'chart':
    case 'written':
    case 'divider':
      return block
  }
}

function inWords(text: Rich): Rich {
  if (typeof text === 'string') return text
  return text.map((piece) => (typeof piece !== 'string' && 'mention' in piece ? piece.mention.name : piece))
}
