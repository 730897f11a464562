import type { Card, CardBlock } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { plainText } from './plain-text.ts'
import { shorten } from './quote.ts'
import { showButton } from './show-button.ts'

const MOST_LINES = 10

/** Several messages for one person that had to wait: each by its first line, with its card behind a button. */
export function heldBackCard(held: Card[]): Card {
  const lines = newestOf(held)
  const lead = `${lines.length === 1 ? 'One thing' : `${lines.length} things`} came up meanwhile`
  return {
    title: lead,
    ...headed(lineOne(lead), lines.map((card) => `${firstLine(card)}.`).join(' ')),
    tone: 'neutral',
    blocks: heldLines(held),
    buttons: [],
  }
}

/** The lines of what had to wait, for a message that tells it besides. `told`: the labels of what it tells already. */
export function heldLines(held: Card[], told: readonly string[] = []): CardBlock[] {
  const lines = newestOf(held).filter(({ subject }) => subject === undefined || !told.includes(subject))
  const left = lines.length - MOST_LINES
  return [
    ...lines.slice(0, MOST_LINES).map(lineFor),
    ...(left > 0 ? [{ kind: 'text' as const, text: `And ${left} more.` }] : []),
  ]
}

function lineFor(card: Card): CardBlock {
  const text = [firstLine(card)]
  return card.subject === undefined ? { kind: 'text', text } : { kind: 'line', text, button: showButton(card.subject) }
}

/** Of the same message about the same thing, the last. */
function newestOf(held: Card[]): Card[] {
  return [...new Map(held.map((card) => [JSON.stringify([card.subject, card.title]), card])).values()]
}

/** In plain words: nobody is called by what they are told alone. */
function firstLine({ headline, title }: Card): string {
  return shorten(plainText(headline ?? title), 200)
}
