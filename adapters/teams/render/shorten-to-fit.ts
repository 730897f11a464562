import type { Card, CardBlock, Inline, Rich } from '../../../src/cards/card.ts'
import type { AdaptiveCard } from './adaptive-card.ts'
import type { ListLook } from './blocks.ts'
import { cutText } from './cut-text.ts'

/** Teams refuses a message over 28 KB; the rest is for the activity around the card. */
const LIMIT_BYTES = 27_000

/** Ever shorter: the longest piece of text in characters, and the most rows of a list or the fields. */
const STEPS = [
  { characters: 3_000, rows: 100 },
  { characters: 1_000, rows: 50 },
  { characters: 400, rows: 25 },
  { characters: 150, rows: 10 },
  { characters: 60, rows: 5 },
]

/** Draws the card; again with plain lists, of which a row weighs half as much; and then with less in it until it fits. */
export function shortenToFit(card: Card, drawWith: (card: Card, lists: ListLook) => AdaptiveCard): AdaptiveCard {
  const whole = drawWith(card, 'indented')
  if (fits(whole)) return whole
  const draw = (shorter: Card) => drawWith(shorter, 'plain')
  const plain = draw(card)
  if (fits(plain)) return plain
  for (const step of STEPS) {
    const drawn = draw(shorten(card, step))
    if (fits(drawn)) return drawn
  }
  const least = shorten(card, { characters: 60, rows: 5 })
  const notice: CardBlock = { kind: 'text', text: 'This card is too long for Teams; the rest is left out.' }
  const { details: _folded, ...unfolded } = least
  let kept = least.blocks
  for (;;) {
    const drawn = draw({ ...unfolded, blocks: [...kept, notice] })
    if (fits(drawn) || kept.length === 0) return drawn
    kept = kept.slice(0, Math.floor(kept.length / 2))
  }
}

type Step = (typeof STEPS)[number]

function fits(card: AdaptiveCard): boolean {
  const written = JSON.stringify(card, (_, value: unknown) => (isPicture(value) ? '' : value))
  return Buffer.byteLength(written) <= LIMIT_BYTES
}

/** Of pictures that come inside the message nothing is counted (Teams platform docs, "Format your bot messages"). */
function isPicture(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('data:image/')
}

function shorten(card: Card, step: Step): Card {
  return {
    ...card,
    title: cutText(card.title, Math.min(step.characters, 300)),
    ...(card.headline !== undefined && { headline: shortenRich(card.headline, step) }),
    fallback: cutText(card.fallback, Math.min(step.characters, 1_000)),
    blocks: card.blocks.map((block) => shortenBlock(block, step)),
    ...(card.details !== undefined && {
      details: { ...card.details, blocks: card.details.blocks.map((block) => shortenBlock(block, step)) },
    }),
    ...(card.footer === undefined ? {} : { footer: shortenRich(card.footer, step) }),
  }
}

function shortenBlock(block: CardBlock, step: Step): CardBlock {
  const { rows } = step
  switch (block.kind) {
    case 'text':
    case 'line':
      return { ...block, text: shortenRich(block.text, step) }
    case 'list':
      return {
        ...block,
        items: firstRows(
          block.items.map((item) => shortenRich(item, step)),
          rows,
          (text) => text,
        ),
      }
    case 'fields': {
      const fields = block.fields.map(({ label, value }) => ({
        label: cutText(label, step.characters),
        value: shortenRich(value, step),
      }))
      return { ...block, fields: firstRows(fields, rows, (text) => ({ label: '…', value: text })) }
    }
    case 'chart':
    case 'written':
    case 'divider':
      return block
  }
}

function firstRows<Row>(all: Row[], most: number, row: (text: string) => Row): Row[] {
  return all.length <= most ? all : [...all.slice(0, most), row(`… and ${all.length - most} more`)]
}

function shortenRich(text: Rich, { characters }: Step): Rich {
  if (typeof text === 'string') return cutText(text, characters)
  let left = characters
  const kept: Inline[] = []
  for (const piece of text) {
    if (left <= 0) return [...kept, '…']
    const shorter = typeof piece === 'string' ? cutText(piece, left) : shortenMark(piece, left)
    kept.push(shorter)
    left -= typeof shorter === 'string' ? shorter.length : JSON.stringify(shorter).length
  }
  return kept
}

function shortenMark(piece: Exclude<Inline, string>, most: number): Inline {
  if ('bold' in piece) return { bold: cutText(piece.bold, most) }
  return 'code' in piece ? { code: cutText(piece.code, most) } : piece
}
