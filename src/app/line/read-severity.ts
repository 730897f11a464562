import { bareWord } from './as-matched.ts'
import type { Piece } from './pieces.ts'

/** How severe somebody says it is. `sure`: by the word for it; else by another that often means it, such as P1. `words`: how many pieces say so. */
export type SaidSeverity = { severity: string; sure: boolean; words: number }

const NAMED = /^-{0,2}(?:severity|sev)[-:=#.]?(\d{1,2})$/u
const NAME = /^-{0,2}(?:severity|sev)[-:=]?$/u
const OFTEN_MEANT = /^(?:p|prio|priority)[-:=]?([1-4])$/u
const OFTEN_NAME = /^(?:prio|priority)[-:=]?$/u

/** What the pieces from `at` on say of a severity: `sev 1`, `sev1`, `severity: 1`, `(sev-1)`; `P1` and `priority 1` without being sure. */
export function severityFrom(pieces: Piece[], at: number): SaidSeverity | undefined {
  const word = wordAt(pieces, at)
  const next = wordAt(pieces, at + 1)
  const [, joined] = NAMED.exec(word) ?? []
  if (joined !== undefined) return { severity: joined, sure: true, words: 1 }
  const [, often] = OFTEN_MEANT.exec(word) ?? []
  if (often !== undefined) return { severity: often, sure: false, words: 1 }
  const number = /^[=#]?(\d{1,2})$/u.exec(next)?.[1]
  if (number === undefined) return undefined
  if (NAME.test(word)) return { severity: number, sure: true, words: 2 }
  return OFTEN_NAME.test(word) ? { severity: number, sure: false, words: 2 } : undefined
}

/** A severity at the end of what is said, or at its beginning, and what is left without it. */
export function takeSeverity(pieces: Piece[]): { said?: SaidSeverity; rest: Piece[] } {
  const first = severityFrom(pieces, 0)
  if (first) return { said: first, rest: pieces.slice(first.words) }
  for (const words of [2, 1]) {
    const at = pieces.length - words
    const last = at < 0 ? undefined : severityFrom(pieces, at)
    if (last?.words === words) return { said: last, rest: pieces.slice(0, at) }
  }
  return { rest: pieces }
}

/** A severity that people's own words speak of, where it may be meant. */
export function severityIn(pieces: Piece[]): string | undefined {
  const words = pieces.flatMap((piece) => piece.text.split(/\s+/u).map((text) => ({ ...piece, text, quoted: false })))
  for (const at of words.keys()) {
    const said = severityFrom(words, at)
    if (said && /^[1-4]$/u.test(said.severity)) return said.severity
  }
  return undefined
}

function wordAt(pieces: Piece[], at: number): string {
  const piece = pieces[at]
  return piece === undefined || piece.quoted ? '' : bareWord(piece.text)
}
