import type { Card, Tone } from './card.ts'
import { plainText } from './plain-text.ts'
import { sentence } from './quote.ts'
import { withCode } from './with-code.ts'

/** A refusal or a short answer. Commands in `text` stand between backticks. */
export type NoticeView = { title: string; text: string; tone: Tone; subject?: string }

export function noticeCard({ title, text, tone, subject }: NoticeView): Card {
  const line = subject === undefined ? title : `${subject}: ${title}`
  return {
    ...(subject !== undefined && { subject, headline: line }),
    title,
    tone,
    blocks: [{ kind: 'text', text: withCode(text) }],
    buttons: [],
    fallback: `${line}. ${sentence(plainText(withCode(text)), 1_000)}`,
  }
}
