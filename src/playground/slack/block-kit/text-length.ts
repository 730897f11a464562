import { isRecord } from '../json-record.ts'

/** Roughly where Slack answers `msg_blocks_too_long`: characters of text in all the blocks of one message. */
export const MESSAGE_TEXT = 13_200

/** Characters of text in blocks: every `text` string and markdown, wherever it is nested. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textLength(one), 0)
  if (!isRecord(value)) return 0
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  )
}
