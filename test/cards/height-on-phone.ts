import type { Card } from '../../src/cards/card.ts'
import { lineOneOf, linesOf } from './said-by.ts'

/** A usual phone, in CSS pixels: 390 wide, of which the clients leave about 340 to a card. */
export const PHONE_HEIGHT = 844

const LETTERS_IN_LINE = 42
/** Where a button stands beside them. */
const LETTERS_BESIDE = 27
const LINE = 22
const GAP = 10
const BUTTON_ROW = 46
const ROW = 340

/** About how high a card stands on a phone, in CSS pixels, with its details folded. Letters and buttons are taken as wide as they are on the average. */
export function heightOnPhone(card: Card): number {
  const texts = [lineOneOf(card), ...card.blocks.flatMap((block) => (block.kind === 'line' ? [] : linesOf(block)))]
  const beside = card.blocks.flatMap((block) => (block.kind === 'line' ? linesOf(block) : []))
  const footer = card.footer === undefined ? 0 : LINE + GAP
  const heightOf = (some: string[], letters: number) =>
    some.reduce((sum, text) => sum + Math.ceil(text.length / letters) * LINE + GAP, 0)
  const height = heightOf(texts, LETTERS_IN_LINE) + heightOf(beside, LETTERS_BESIDE) + footer
  return height + rowsOf([...card.buttons, ...(card.details ? [card.details.ask] : [])]) * BUTTON_ROW
}

/** Buttons go on in a next row where they do not fit into one. */
function rowsOf(buttons: Card['buttons']): number {
  let rows = 0
  let left = 0
  for (const { label } of buttons) {
    const width = label.length * 8 + 34
    if (width > left) {
      rows += 1
      left = ROW
    }
    left -= width
  }
  return rows
}
