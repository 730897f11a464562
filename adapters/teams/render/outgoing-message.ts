import type { Card } from '../../../src/cards/card.ts'
import type { AdaptiveCard } from './adaptive-card.ts'
import { ADAPTIVE_CARD } from './adaptive-card.ts'
import { cardToAdaptiveCard } from './card-to-adaptive-card.ts'
import type { Pictures } from './chart-element.ts'
import { cutText } from './cut-text.ts'
import { withoutInvisible } from './escape-text.ts'

/** An Activity of type message, before it is addressed. */
export type OutgoingMessage = {
  type: 'message'
  text?: string
  /** Plain: Teams shows the words as they are, with no markdown to escape. */
  textFormat?: 'plain'
  /** What a notification shows of a card. A `text` would stand above the card as a second message. */
  summary?: string
  attachments?: CardAttachment[]
}

export type CardAttachment = { contentType: typeof ADAPTIVE_CARD; content: AdaptiveCard }

const SUMMARY_CHARACTERS = 250

export function cardAttachment(content: AdaptiveCard): CardAttachment {
  return { contentType: ADAPTIVE_CARD, content }
}

/** `repeat`: an earlier try may have arrived; Teams has no search by which to find out. `pictures`: of its charts. */
export function cardMessage(
  card: Card,
  options: { repeat?: boolean; above?: string; pictures?: Pictures } = {},
): OutgoingMessage {
  const above = options.repeat === true ? '(possible repeat)' : options.above
  const { pictures } = options
  const content = cardToAdaptiveCard(card, { ...(above !== undefined && { above }), ...(pictures && { pictures }) })
  const summary = cutText(withoutInvisible(card.fallback), SUMMARY_CHARACTERS)
  return { type: 'message', summary, attachments: [cardAttachment(content)] }
}

export function textMessage(text: string): OutgoingMessage {
  return { type: 'message', text: withoutInvisible(text), textFormat: 'plain' }
}
