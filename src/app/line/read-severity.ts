import { asMatched, bareWord } from './as-matched.ts'
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

/**
 * A severity at the end of what is said, or at its beginning, and what is left without it. One that small words beside it deny, doubt or join to the rest
 * ("not sev 1", "from sev 2 to sev 3", "with sev 1", "sev 1?"), or that is one of several, is left where it stands.
 */
export function takeSeverity(pieces: Piece[]): { said?: SaidSeverity; rest: Piece[] } {
  const unquoted = pieces.filter(({ quoted }) => !quoted).map(({ text }) => text)
  if (severitiesIn(unquoted.join(' ')).length > 1) return { rest: pieces }
  const first = severityFrom(pieces, 0)
  if (first) return isApart(pieces, 0, first) ? { said: first, rest: pieces.slice(first.words) } : { rest: pieces }
  for (const words of [2, 1]) {
    const at = pieces.length - words
    const last = at < 0 ? undefined : severityFrom(pieces, at)
    if (last?.words === words)
      return isApart(pieces, at, last) ? { said: last, rest: withoutDash(pieces.slice(0, at)) } : { rest: pieces }
  }
  return { rest: pieces }
}

/** Beside a severity they are said of it, and would hang in the air without it. */
const BESIDE = new Set(
  `a an the my our your their all but without with as at is it of for in on and being be by really quite yet even any more longer not no never neither nor none nothing
    hardly maybe perhaps probably possibly was were from to or than below under above over between almost nearly like if unless until
    instead former formerly could should would might may must isn't wasn't think guess believe rather previously lower raise lowered
    raised downgrade upgrade change changed reduce reduced least most vielleicht kein keine nicht pas mit avec`.split(
    /\s+/u,
  ),
)

/** Whether nothing beside a severity is said of it. */
export function isApart(pieces: Piece[], at: number, { words }: Pick<SaidSeverity, 'words'>): boolean {
  const joins = (piece: Piece | undefined) =>
    piece?.quoted === false && BESIDE.has(bareWord(piece.text).replaceAll(/[’`´]/gu, "'"))
  const isVague = pieces.slice(at, at + words).some(({ text }) => /[<>~≤≥≈±?？]/u.test(text))
  return !isVague && !joins(pieces[at - 1]) && !joins(pieces[at + words])
}

/** "Orders are down – sev 1". */
function withoutDash(pieces: Piece[]): Piece[] {
  return pieces.slice(
    0,
    pieces.findLastIndex(({ text, quoted }) => quoted || !/^[\p{Pd}\u2212=:|/,]+$/u.test(text)) + 1,
  )
}

const VALUES: Record<string, string> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  0: '1',
}
/** In any words: "sev one", "severity is 1", "level 1", "priority: P2", "S1", "sev-I". */
const SPOKEN =
  /(?<![\p{L}\p{N}])(?:(?:severity|sev|priority|prio|level|lvl)[^\p{L}\p{N}]*(?:(?:is|of|level)\s+)?[ps]?([0-4]|one|two|three|four|iii|ii|iv|i)|[ps]-?([0-4]))(?![\p{L}\p{N}])/giu
const NAMED_AT_ALL = /(?<![\p{L}\p{N}])(?:severity|severities|sev|priority|prio)(?![\p{L}])/iu

/** The severities that people's own words speak of, however they say it; each once. */
export function severitiesIn(text: string): string[] {
  const said = [...asMatched(text).matchAll(SPOKEN)].map(([, named = '', short = '']) => named + short)
  return [...new Set(said.map((one) => VALUES[one] ?? one))]
}

/** Whether they speak of how severe it is, though it cannot be told how: "severity high". */
export function speaksOfSeverity(text: string): boolean {
  return NAMED_AT_ALL.test(asMatched(text)) || severitiesIn(text).length > 0
}

function wordAt(pieces: Piece[], at: number): string {
  const piece = pieces[at]
  return piece === undefined || piece.quoted ? '' : bareWord(piece.text)
}
