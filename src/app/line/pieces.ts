import { quotedParts } from './quoted-parts.ts'

/** A word of a line, or what stands between quotes. `from` and `to`: where it stands, quotes included. `text`: without them, trimmed. */
export type Piece = { text: string; quoted: boolean; from: number; to: number }

/** A line by what stands between spaces or quotes. Never fails; empty quotes say nothing and are left out. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const part of quotedParts(line)) {
    pieces.push(...wordsOf(line, from, part.from))
    const text = line.slice(part.inner, part.end).trim()
    pieces.push({ text, quoted: true, from: part.from, to: part.to })
    from = part.to
  }
  return [...pieces, ...wordsOf(line, from, line.length)]
}

function wordsOf(line: string, from: number, to: number): Piece[] {
  return [...line.slice(from, to).matchAll(/\S+/gu)]
    .filter(({ 0: text }) => !UNSEEN.test(text))
    .map(({ 0: text, index }) => ({ text, quoted: false, from: from + index, to: from + index + text.length }))
}

/** Such marks around quotes, or alone between blanks, say nothing. */
const UNSEEN = /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}]*$/u

/**
 * What these pieces of the line say, as it was typed: one in quotes without them, more with whatever stands between them, a blank where something was
 * taken out. Undefined where they say nothing.
 */
export function asTyped(line: string, pieces: Piece[]): string | undefined {
  const [first, ...others] = pieces
  if (!first) return undefined
  if (others.length === 0) return first.text === '' ? undefined : first.text
  let said = line.slice(first.from, first.to)
  let { to } = first
  for (const piece of others) {
    const between = line.slice(to, piece.from)
    said += (UNSEEN.test(between) ? between : ' ') + line.slice(piece.from, piece.to)
    to = piece.to
  }
  return said
}
