import type { Piece } from './pieces.ts'

const UNSEEN = String.raw`[\p{Cf}\p{Default_Ignorable_Code_Point}\s]*`
const DOUBLE = '"“”„‟«»″＂〝〞〟「」『』❝❞'
const SINGLE = "‘’'‚‹›′‛"
/** Quotes around all of a text, and perhaps the marks around them that chat programs make of bold, italic and code. */
const AROUND = new RegExp(
  `^${UNSEEN}([*_~\`]*)(?:[${DOUBLE}]([^${DOUBLE}]*\\S)[${DOUBLE}]|[${SINGLE}](.*\\S)[${SINGLE}])([*_~\`]*)${UNSEEN}$`,
  'su',
)
/** A single quote that opens or closes inside; one within a word is an apostrophe. */
const INSIDE = new RegExp(`(?:^|\\s)[${SINGLE}]|[${SINGLE}](?:\\s|$)`, 'u')

/** What stands in quotes, where those are around all of it: single ones too, as some keyboards have no others. Undefined for what is not. */
export function inQuotes(text: string, pieces: Piece[]): string | undefined {
  const [first, ...others] = pieces
  if (first?.quoted === true && others.length === 0) return text
  const [, before = '', double, single, after = ''] = AROUND.exec(text) ?? []
  const inner = double ?? (single === undefined || INSIDE.test(single) ? undefined : single)
  return before.length === after.length ? inner?.trim() : undefined
}
