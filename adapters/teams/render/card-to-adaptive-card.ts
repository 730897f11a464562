import type { Card, Tone } from '../../../src/cards/card.ts'
import type { AdaptiveCard, ContainerStyle, Element } from './adaptive-card.ts'
import { emptyAdaptiveCard } from './adaptive-card.ts'
import { blockElements, textBlock } from './blocks.ts'
import { buttonActions } from './buttons.ts'
import { shortenToFit } from './shorten-to-fit.ts'
import { createRichText } from './rich-text.ts'
import { withoutInvisible } from './escape-text.ts'

/** One line above the card: what the platform alone knows, e.g. "(possible repeat)". Plain text. */
export type CardNote = { above?: string }

/**
 * A neutral card as an Adaptive Card 1.5 for Teams. Pure. At most 27,000 bytes of JSON (Teams refuses messages over
 * 28 KB); what does not fit is cut visibly.
 */
export function cardToAdaptiveCard(card: Card, note: CardNote = {}): AdaptiveCard {
  return shortenToFit(card, (shorter) => draw(shorter, note))
}

function draw(card: Card, note: CardNote): AdaptiveCard {
  const rich = createRichText()
  const body: Element[] = []
  if (note.above !== undefined) body.push(textBlock(rich.markdown(note.above), { isSubtle: true, size: 'Small' }))
  body.push(heading(card, rich.markdown(card.title), card.subject && rich.markdown(card.subject)))
  for (const block of card.blocks) body.push(...blockElements(block, rich))
  if (card.footer !== undefined) {
    body.push(textBlock(rich.markdown(card.footer), { size: 'Small', isSubtle: true, separator: true }))
  }
  return {
    ...emptyAdaptiveCard(),
    fallbackText: withoutInvisible(card.fallback),
    body,
    ...(card.buttons.length === 0 ? {} : { actions: buttonActions(card.buttons) }),
    msteams: { width: 'Full', ...(rich.mentions.length === 0 ? {} : { entities: rich.mentions }) },
  }
}

const STYLES: Record<Tone, ContainerStyle> = {
  neutral: 'emphasis',
  good: 'good',
  warning: 'warning',
  critical: 'attention',
}

function heading(card: Card, title: string, subject: string | undefined): Element {
  const items: Element[] = [textBlock(title, { size: 'Large', weight: 'Bolder', style: 'heading' })]
  if (subject !== undefined && !card.title.includes(card.subject ?? '')) {
    items.unshift(textBlock(subject, { size: 'Small', isSubtle: true }))
  }
  return { type: 'Container', style: STYLES[card.tone], bleed: true, items }
}
