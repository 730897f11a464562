import type { Card, Tone } from '../../../src/cards/card.ts'
import type { AdaptiveCard, ContainerStyle, Element } from './adaptive-card.ts'
import { emptyAdaptiveCard } from './adaptive-card.ts'
import { blockElements, type ListLook } from './blocks.ts'
import { textBlock } from './text-block.ts'
import type { Pictures } from './chart-element.ts'
import { buttonActions, DETAILS } from './buttons.ts'
import { shortenToFit } from './shorten-to-fit.ts'
import { createRichText, type RichText } from './rich-text.ts'
import { withoutInvisible } from './escape-text.ts'

/** `above`: one line over the card, what the platform alone knows, e.g. "(possible repeat)". Plain text. `pictures`: of its charts, where they were drawn. */
export type CardNote = { above?: string; pictures?: Pictures }

/**
 * A neutral card as an Adaptive Card 1.5 for Teams. Pure. At most 27,000 bytes of JSON without its pictures (Teams refuses messages over
 * 28 KB, and does not count those); what does not fit is cut visibly.
 */
export function cardToAdaptiveCard(card: Card, note: CardNote = {}): AdaptiveCard {
  return shortenToFit(card, (shorter, lists) => draw(shorter, note, lists))
}

const NO_PICTURES: Pictures = new Map()

function draw(card: Card, note: CardNote, lists: ListLook): AdaptiveCard {
  const rich = createRichText()
  const { pictures = NO_PICTURES } = note
  const look = { pictures, lists }
  const body: Element[] = []
  if (note.above !== undefined) body.push(textBlock(rich.markdown(note.above), { isSubtle: true, size: 'Small' }))
  body.push(lineOne(card, rich))
  for (const block of card.blocks) body.push(...blockElements(block, rich, look))
  if (card.details !== undefined) {
    const items = card.details.blocks.flatMap((block) => blockElements(block, rich, look))
    body.push({ type: 'Container', id: DETAILS, isVisible: false, separator: true, items })
  }
  if (card.footer !== undefined) {
    body.push(textBlock(rich.markdown(card.footer), { size: 'Small', isSubtle: true, separator: true }))
  }
  const actions = buttonActions(card)
  return {
    ...emptyAdaptiveCard(),
    fallbackText: withoutInvisible(card.fallback),
    body,
    ...(actions.length === 0 ? {} : { actions }),
    msteams: { width: 'Full', ...(rich.mentions.length === 0 ? {} : { entities: rich.mentions }) },
  }
}

const STYLES: Record<Tone, ContainerStyle> = {
  neutral: 'emphasis',
  good: 'good',
  warning: 'warning',
  critical: 'attention',
}

function lineOne({ tone, title, headline, subject }: Card, rich: RichText): Element {
  const line =
    headline === undefined
      ? textBlock(rich.markdown(title), { size: 'Large', weight: 'Bolder', style: 'heading' })
      : textBlock(rich.markdown(typeof headline === 'string' ? [{ bold: headline }] : headline), {
          size: 'Medium',
          weight: 'Default',
          style: 'heading',
        })
  const items: Element[] = [line]
  if (headline === undefined && subject !== undefined && !title.includes(subject)) {
    items.unshift(textBlock(rich.markdown(subject), { size: 'Small', isSubtle: true }))
  }
  return { type: 'Container', style: STYLES[tone], bleed: true, items }
}
