import { isUtf8 } from 'node:buffer'

/** The encodings that can be named; the others are told by the mark a file begins with. */
export const ENCODINGS = ['utf-8', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

const MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const

/**
 * The text of a table: UTF-8, with the mark of one or without, or UTF-16 with its mark. Anything else is never guessed, since a wrong guess would stand in the
 * record: Windows-1252 is read where it was named.
 */
export function decode(bytes: Uint8Array, named?: Encoding): { text: string } | { refused: string } {
  const marked = MARKS.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte))
  const encoding = marked?.encoding ?? named ?? 'utf-8'
  if (!marked && bytes.includes(0))
    return {
      refused: 'has zero bytes: it is UTF-16 without its mark, or no text. Save it as “CSV UTF-8”.',
    }
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    if (encoding !== 'utf-8')
      return { refused: `begins as ${encoding.toUpperCase()} and is broken after that. Save it anew.` }
    return {
      refused: `is not UTF-8 (line ${lineOfBreak(bytes)}): old versions of Excel write Windows-1252. Save it as “CSV UTF-8”, or say --encoding windows-1252 if that is what it is.`,
    }
  }
}

/** Of the first byte that cannot be, by halving: what comes before it is UTF-8. */
function lineOfBreak(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isUtf8(wholeLetters(bytes.subarray(0, middle)))) good = middle
    else bad = middle
  }
  return 1 + bytes.subarray(0, good).reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 0)
}

/** Without a letter that is cut at the end. */
function wholeLetters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? bytes.subarray(0, -back) : bytes
    }
    if (byte < 0x80) return bytes
  }
  return bytes
}
