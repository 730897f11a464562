import { piecesOf } from './line/pieces.ts'
import { takeFlags } from './line/take-flags.ts'

/** What somebody typed after `/partner` or `@Liaison`, taken apart. */
export type Words = {
  /** Lower case; empty when nothing was typed. */
  verb: string
  /** The words after the verb, quotes removed. */
  words: string[]
  /** `--severity 1`, `--severity=1`; a flag with nothing after it is "yes", one that says nothing (`--kind ""`) is not there. Trimmed. */
  flags: Record<string, string>
  /** Where in `words` those stand that were in quotes; absent when none was. */
  quoted?: number[]
  /** What stands on the lines below, as it was written; only where the verb takes lines. */
  below?: string
}

/** Take a typed line apart. Never fails: an unclosed quote is read as a plain character, and what is empty counts as not said. */
export function parseWords(line: string): Words {
  const { flags, rest } = takeFlags(piecesOf(line))
  const [verb, ...words] = rest
  const quoted = words.flatMap((piece, index) => (piece.quoted ? [index] : []))
  return {
    verb: verb?.text.toLowerCase().replace(/^\//u, '') ?? '',
    words: words.map(({ text }) => text),
    flags,
    ...(quoted.length > 0 && { quoted }),
  }
}

/** A text without the quotes around all of it. */
export function unquoted(text: string): string {
  const { words, quoted } = parseWords(`say ${text}`)
  return words.length === 1 && quoted ? words[0]! : text
}

/** The words from `index` on as one text: what people mean when they forget the quotes. Empty gives undefined. */
export function restOf(words: string[], index: number): string | undefined {
  const text = words.slice(index).join(' ').trim()
  return text === '' ? undefined : text
}

/** The user id of a mention token `@{U123}`, or undefined. */
export function mentionedUserId(word: string | undefined): string | undefined {
  return word === undefined ? undefined : /^@\{(.+)\}$/u.exec(word)?.[1]
}
