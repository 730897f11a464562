const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What a character comes to at most once it is escaped: `&` becomes `&amp;`. */
const MOST_ESCAPED = 5

/**
 * A text in pieces that are shown whole on every platform: each at most `longest` characters after escaping. Cut between lines or words
 * where there are any near the end, never inside what a reader sees as one letter; the blank at a cut is left out.
 */
export function inPieces(text: string, longest: number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const end = endOfPiece(rest, longest)
    pieces.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return pieces
}

function endOfPiece(text: string, longest: number): number {
  let weight = 0
  let end = 0
  for (const { segment } of LETTERS.segment(text)) {
    weight += weightOf(segment)
    if (weight > longest && end > 0) return niceEnd(text, end)
    end += segment.length
  }
  return end
}

/** Back to the last blank, if that costs no more than a fifth of the piece. */
function niceEnd(text: string, end: number): number {
  for (const blank of [/\n(?=[^\n]*$)/u, /\s(?=\S*$)/u]) {
    const at = text.slice(0, end).search(blank)
    if (at > end * 0.8) return at
  }
  return end
}

function weightOf(segment: string): number {
  return [...segment].reduce((sum, one) => sum + ('&<>'.includes(one) ? MOST_ESCAPED : one.length), 0)
}
