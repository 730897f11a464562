import { bareWord } from './as-matched.ts'
import type { Piece } from './pieces.ts'
import { goesOn, negatesOrDoubts } from './sentence.ts'

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

/**
 * A severity at the end of what is said, or at its beginning, and what is left without it. One that is doubted or denied beside it ("not sev 1", "maybe sev 1",
 * "from sev 2 to sev 3", "sev 1?"), or that is one of several, is left where it stands.
 */
export function takeSeverity(pieces: Piece[]): { said?: SaidSeverity; rest: Piece[] } {
  if (severitiesIn(pieces.filter(({ quoted }) => !quoted)).length > 1) return { rest: pieces }
  const first = severityFrom(pieces, 0)
  if (first) return isPlain(pieces, 0, first) ? { said: first, rest: pieces.slice(first.words) } : { rest: pieces }
  for (const words of [2, 1]) {
    const at = pieces.length - words
    const last = at < 0 ? undefined : severityFrom(pieces, at)
    if (last?.words === words)
      return isPlain(pieces, at, last) ? { said: last, rest: pieces.slice(0, at) } : { rest: pieces }
  }
  return { rest: pieces }
}

/** Before it, they belong to what negates it: "not really a sev 1". */
const FILLS = new Set('a an the really quite yet even any more longer be being as it'.split(' '))

/** Whether a severity is said as it is, and not that it is none. */
export function isPlain(pieces: Piece[], at: number, { words }: Pick<SaidSeverity, 'words'>): boolean {
  let before = at - 1
  while (before >= 0 && !pieces[before]!.quoted && FILLS.has(wordAt(pieces, before))) before -= 1
  const behind = pieces[at + words]
  const isDenied = before >= 0 && negatesOrDoubts(pieces[before]!)
  const goesOnBehind = behind?.quoted === false && (negatesOrDoubts(behind) || goesOn(behind))
  return !isDenied && !goesOnBehind && !/[?？]\S*$/u.test(pieces[at + words - 1]!.text)
}

/** The severities that people's own words speak of, where one may be meant; each once. */
export function severitiesIn(pieces: Piece[]): string[] {
  const words = pieces.flatMap((piece) =>
    piece.text.split(/[\s/,;|]+/u).map((text) => ({ ...piece, text, quoted: false })),
  )
  const said = words.flatMap((_, at) => severityFrom(words, at)?.severity ?? [])
  return [...new Set(said.filter((one) => /^[1-4]$/u.test(one)))]
}

function wordAt(pieces: Piece[], at: number): string {
  const piece = pieces[at]
  return piece === undefined || piece.quoted ? '' : bareWord(piece.text)
}
