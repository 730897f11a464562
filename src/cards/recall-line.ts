import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, CardBlock } from './card.ts'
import { showButton } from './show-button.ts'

/** A case, and until when silence does not confirm its resolution. */
export type Recalled = { label: string; until: Instant; zone: string }

/** As many of those that are recalled as have a button. */
const MOST_SHOWN = 2

/** A line for each case that its readers may still call unsolved, in a notice about another. */
export function recallLines(recalled: Recalled[]): CardBlock[] {
  return recalled.map(({ label, until, zone }) => ({
    kind: 'text',
    text: [
      { bold: label },
      ' counts as solved from ',
      { at: until, zone, style: 'date-time' },
      ' on, unless you say that it is not.',
    ],
  }))
}

export function recallButtons(recalled: Recalled[]): Button[] {
  return recalled.slice(0, MOST_SHOWN).map(({ label }) => showButton(label))
}

/** What a notice that was drawn recalls. */
export function recalledIn({ blocks }: Pick<Card, 'blocks'>): Recalled[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'text' || typeof block.text === 'string') return []
    const [label, , moment, ...rest] = block.text
    if (typeof label !== 'object' || !('bold' in label) || typeof moment !== 'object' || !('at' in moment)) return []
    return rest.length === 1 ? [{ label: label.bold, until: moment.at, zone: moment.zone }] : []
  })
}
