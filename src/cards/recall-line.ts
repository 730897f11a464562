import type { Instant } from '../domain/time/instant.ts'
import type { Card, CardBlock, Inline } from './card.ts'
import { showButton } from './show-button.ts'

/** A case, and until when silence does not confirm its resolution. */
export type Recalled = { label: string; until: Instant; zone: string }

/** As many of those that are recalled as have a button. */
const MOST_SHOWN = 2
/** Of buttons in sight, with that of the details. */
const MOST_IN_SIGHT = 3

/** A message, with a line for each case that its readers may still call unsolved; it is about another. */
export function withRecalled(card: Card, recalled: Recalled[]): Card {
  if (recalled.length === 0) return card
  const { buttons, more = [], details } = card
  const all = [...buttons, ...recalled.slice(0, MOST_SHOWN).map(({ label }) => showButton(label))]
  const inSight = Math.max(buttons.length, MOST_IN_SIGHT - (details === undefined ? 0 : 1))
  const folded = [...more, ...all.slice(inSight)]
  return {
    ...card,
    blocks: [...card.blocks, ...recalled.map(lineOf)],
    buttons: all.slice(0, inSight),
    ...(folded.length > 0 && { more: folded }),
  }
}

function lineOf({ label, until, zone }: Recalled): CardBlock {
  return { kind: 'text', text: [{ bold: label }, SILENCE, { at: until, zone, style: 'date-time' }, UNLESS] }
}

const SILENCE = ' counts as solved from '
const UNLESS = ' on, unless you say that it is not.'

/** What a message that was drawn recalls. */
export function recalledIn({ blocks }: Pick<Card, 'blocks'>): Recalled[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'text' || typeof block.text === 'string') return []
    return recalledBy(block.text) ?? []
  })
}

function recalledBy([label, silence, moment, unless]: Inline[]): Recalled | undefined {
  if (silence !== SILENCE || unless !== UNLESS) return undefined
  if (typeof label !== 'object' || !('bold' in label)) return undefined
  if (typeof moment !== 'object' || !('at' in moment)) return undefined
  return { label: label.bold, until: moment.at, zone: moment.zone }
}

/** The message as it is about its own subject alone. */
export function withoutRecalled(card: Card): Card {
  const recalled = recalledIn(card)
  if (recalled.length === 0) return card
  const { more, ...rest } = card
  const isOwn = ({ action, subject }: Card['buttons'][number]) =>
    action !== 'subject.show' || !recalled.some(({ label }) => label === subject)
  const folded = more?.filter(isOwn) ?? []
  return {
    ...rest,
    blocks: card.blocks.filter((block) => recalledIn({ blocks: [block] }).length === 0),
    buttons: card.buttons.filter(isOwn),
    ...(folded.length > 0 && { more: folded }),
  }
}
