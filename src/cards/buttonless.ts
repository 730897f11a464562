import type { Card, CardBlock } from './card.ts'

/** A card of which nothing is to be pressed any more: what it says stays. */
export function buttonless(card: Card): Card {
  const { subject, title, headline, tone, blocks, footer, fallback } = card
  return {
    ...(subject !== undefined && { subject }),
    ...(headline !== undefined && { headline }),
    ...(footer !== undefined && { footer }),
    ...{ title, tone, fallback, blocks: blocks.map(withoutButton), buttons: [] },
  }
}

function withoutButton(block: CardBlock): CardBlock {
  return block.kind === 'line' ? { kind: 'text', text: block.text } : block
}
