const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A text in parts of at most so many bytes, cut between its lines: one after the other they are the text again, to the byte. A line that is longer alone is cut between letters. */
export function inParts(text: string, most: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const line of text.split(/(?<=\n)/u))
    for (const piece of bytesOf(line) <= most ? [line] : Array.from(LETTERS.segment(line), ({ segment }) => segment)) {
      if (part !== '' && bytesOf(part) + bytesOf(piece) > most) {
        parts.push(part)
        part = ''
      }
      part += piece
    }
  return part === '' && parts.length > 0 ? parts : [...parts, part]
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
