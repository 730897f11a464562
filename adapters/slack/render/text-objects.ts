import type { MrkdwnElement, PlainTextElement } from '@slack/types'
import type { Rich } from '../../../src/cards/card.ts'
import { clip } from './clip.ts'
import { cleanText } from './escape.ts'
import { richToMrkdwn } from './rich.ts'

/** Slack refuses empty text; a dash says that there is nothing. */
const NOTHING = '–'

/** Plain text of at most `most` characters. Colons stay colons: `emoji` would turn ":30:" into a picture. */
export function plain(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: clip(cleanText(text), most).trim() || NOTHING, emoji: false }
}

/** Escaped mrkdwn of at most `most` characters, in which Slack links nothing by itself. */
export function marked(rich: Rich, most: number): MrkdwnElement {
  return { type: 'mrkdwn', text: richToMrkdwn(rich, most).trim() || NOTHING, verbatim: true }
}
