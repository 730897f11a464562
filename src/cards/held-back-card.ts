import type { Card, CardBlock } from './card.ts'
import { eachButtonOnce } from './each-button-once.ts'
import { headed, lineOne } from './line-one.ts'
import { plainText } from './plain-text.ts'
import { shorten } from './quote.ts'
import { showButton } from './show-button.ts'
import { termsButtonOf } from './terms-changed.ts'

const MOST_LINES = 10

/** Of a message that nothing stands behind, as much as a phone shows well. */
const LONGEST_WORDS = 400

/** Several messages for one person that had to wait: each by its first line, with its card behind a button; one that is nothing but its words, by these. */
export function heldBackCard(held: Card[]): Card {
  const lines = newestOf(held)
  const lead = `${lines.length === 1 ? 'One thing' : `${lines.length} things`} came up meanwhile`
  return {
    title: lead,
    ...headed(lineOne(lead), lines.map((card) => `${firstLine(card)}.`).join(' ')),
    tone: 'neutral',
    blocks: eachButtonOnce(heldLines(held)),
    buttons: [],
  }
}

/** A list of calls in the message that told these besides. */
export function withBesides(card: Card, besides: Card[]): Card {
  if (besides.length === 0) return card
  const words = newestOf(besides).map((one) => `${firstLine(one)}.`)
  return {
    ...card,
    blocks: [...card.blocks, { kind: 'divider' }, ...eachButtonOnce(heldLines(besides))],
    fallback: [card.fallback, ...words].join(' '),
  }
}

/** The lines of what had to wait, for a message that tells it besides. `told`: the labels of what it tells already. */
export function heldLines(held: Card[], told: readonly string[] = []): CardBlock[] {
  const lines = newestOf(held).filter(({ subject }) => subject === undefined || !told.includes(subject))
  const left = lines.length - MOST_LINES
  return [
    ...lines.slice(0, MOST_LINES).flatMap((card) => [lineFor(card), ...card.blocks.filter(isKept)]),
    ...(left > 0 ? [{ kind: 'text' as const, text: `And ${left} more.` }] : []),
  ]
}

function lineFor(card: Card): CardBlock {
  const text = [isWords(card) ? shorten(card.fallback, LONGEST_WORDS) : firstLine(card)]
  const button = card.subject === undefined ? termsButtonOf(card) : showButton(card.subject)
  return button === undefined ? { kind: 'text', text } : { kind: 'line', text, button }
}

/** Of the same message about the same thing, the last. Words of which nothing else tells are the same only if they say the same. */
function newestOf(held: Card[]): Card[] {
  const same = (card: Card) => JSON.stringify([card.subject, card.title, ...(isWords(card) ? [card.fallback] : [])])
  return [...new Map(held.map((card) => [same(card), card])).values()]
}

/** What passed on to whom, say: no card could be shown again that tells it. */
function isWords({ buttons, more = [], details, blocks }: Card): boolean {
  return buttons.length + more.length === 0 && details === undefined && blocks.every(({ kind }) => kind === 'text')
}

function isKept(block: CardBlock): boolean {
  return block.kind === 'list' && block.kept === true
}

/** In plain words: nobody is called by what they are told alone. */
function firstLine({ headline, title }: Card): string {
  return shorten(plainText(headline ?? title), 200)
}
