import type { Button, Card } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'

/**
 * The card of what bears this label, as it stands when the button is pressed, for the presser alone. Notices carry it in place of buttons of
 * their own, which would go on offering what is over.
 */
export function showButton(label: string, text = `Show ${label}`): Button {
  return { action: 'subject.show', label: text, style: 'plain', subject: label, version: 0 }
}

/** Buttons of a card with details: the first two stay visible beside *Details*. */
export function foldedWith(
  label: string,
  details: Card['blocks'],
  buttons: Button[],
): Pick<Card, 'details' | 'buttons' | 'more'> {
  const more = buttons.slice(2)
  return {
    details: { blocks: details, ask: showButton(label, BUTTON_WORDS.details) },
    buttons: buttons.slice(0, 2),
    ...(more.length > 0 && { more }),
  }
}

/** The card with its details unfolded, for whoever asked for them. */
export function unfolded({ details, ...card }: Card): Card {
  return details === undefined ? card : { ...card, blocks: [...card.blocks, ...details.blocks] }
}
