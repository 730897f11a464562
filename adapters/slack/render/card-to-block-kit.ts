import type { KnownBlock } from '@slack/types'
import type { Card, Tone } from '../../../src/cards/card.ts'
import { chartsIn } from '../../../src/cards/charts-in.ts'
import { actionsBlocks } from './button.ts'
import { addBody } from './body.ts'
import { inWords, type MessageBlock } from './chart-block.ts'
import { clip } from './clip.ts'
import { escapeMrkdwn } from './escape.ts'
import { BLOCKS_IN_MESSAGE, FALLBACK_TEXT, FIELD_TEXT, HEADER_TEXT, MESSAGE_TEXT, SECTION_TEXT } from './limits.ts'
import { charactersIn, Page } from './page.ts'
import { marked, plain } from './text-objects.ts'

/** A calm mark before line one. A neutral card has none, so that a mark means something. */
const MARK: Record<Tone, string> = { neutral: '', good: '🟢 ', warning: '🟡 ', critical: '🔴 ' }

export type SlackMessage = { blocks: MessageBlock[]; text: string }

/**
 * The card as a Slack message: blocks that Slack accepts whatever the card holds, and the escaped text for notifications.
 * What is too long is cut visibly. `draw`: how charts are shown. Throws RangeError for a button with too much data, which is a mistake of the caller.
 */
export function cardToBlockKit(card: Card, draw = inWords): SlackMessage {
  const head = lineOne(card)
  const tail: KnownBlock[] = actionsBlocks(card)
  if (card.footer !== undefined) tail.push({ type: 'context', elements: [marked(card.footer, FIELD_TEXT)] })

  const fixed = [...head, ...tail]
  const page = new Page({
    blocks: BLOCKS_IN_MESSAGE - fixed.length,
    characters: MESSAGE_TEXT - charactersIn(fixed),
  })
  addBody(page, card.blocks, draw)
  return { blocks: [...head, ...page.blocks, ...tail], text: fallbackText(inPlainWords(card)) }
}

/** With what charts say, since Slack's own has no words for whoever cannot see it. */
function inPlainWords({ fallback, title, blocks }: Card): string {
  return [fallback || title, ...chartsIn(blocks).map(({ says }) => says)].join(' ')
}

/** A header names nobody and knows no moments, so a headline is a section. */
function lineOne({ tone, title, headline, subject }: Card): KnownBlock[] {
  if (headline !== undefined) {
    const line = typeof headline === 'string' ? [{ bold: headline }] : headline
    return [{ type: 'section', text: marked([MARK[tone], ...line], SECTION_TEXT) }]
  }
  const head: KnownBlock[] = [{ type: 'header', text: plain(MARK[tone] + title, HEADER_TEXT) }]
  if (subject !== undefined && !title.includes(subject))
    head.push({ type: 'context', elements: [marked(subject, FIELD_TEXT)] })
  return head
}

/** Plain words as the `text` of a message: escaped, and short enough for posts and updates alike. */
export function fallbackText(text: string): string {
  return escapeMrkdwn(clip(text, FALLBACK_TEXT, (part) => escapeMrkdwn(part).length))
}
