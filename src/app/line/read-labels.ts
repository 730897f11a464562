import { asMatched, bareWord, lookAlikeOf } from './as-matched.ts'
import type { Piece } from './pieces.ts'

/** How labels begin. */
export type LabelKind = 'CASE' | 'ESC' | 'CHECK'

/** A label as people say it: "CASE-12". `sure`: it was written so that it can be nothing else. `pieces`: how many of the line say it. */
export type SaidLabel = { label: string; sure: boolean; pieces: number }

const KINDS: Record<string, LabelKind> = {
  case: 'CASE',
  cases: 'CASE',
  esc: 'ESC',
  escalation: 'ESC',
  check: 'CHECK',
  checkin: 'CHECK',
  'check-in': 'CHECK',
}
const WORDS = Object.keys(KINDS)
const JOINED = /^#?([\p{L}-]*\p{L})[-_:#]*(\d{1,9})$/u
const NUMBER = /^#?(\d{1,9})$/u

/** The label that the pieces from `at` on name: `CASE-12`, `case 12`, `(case12)`, `#12`. A bare number is one where `usual` says of what, unsure. */
export function labelFrom(pieces: Piece[], at: number, usual: LabelKind): SaidLabel | undefined {
  const piece = pieces[at]
  if (!piece) return undefined
  const word = numberSign(bareWord(piece.text))
  const [, kind = '', number = ''] = JOINED.exec(word) ?? []
  const joined = kindOf(kind)
  if (joined) return { label: `${joined.kind}-${Number(number)}`, sure: joined.sure, pieces: 1 }
  const next = pieces[at + 1]
  const after = next && !next.quoted ? NUMBER.exec(numberSign(bareWord(next.text))) : null
  const apart = piece.quoted ? undefined : kindOf(word.replace(/[-#:]+$/u, ''))
  if (apart && after) return { label: `${apart.kind}-${Number(after[1])}`, sure: apart.sure, pieces: 2 }
  const alone = piece.quoted ? null : NUMBER.exec(word)
  return alone ? { label: `${usual}-${Number(alone[1])}`, sure: word.startsWith('#'), pieces: 1 } : undefined
}

/** What is before a number sign is none of the label. */
function numberSign(word: string): string {
  return word.replaceAll(/[#＃]+/gu, '#')
}

function kindOf(word: string): { kind: LabelKind; sure: boolean } | undefined {
  const kind = KINDS[word]
  if (kind) return { kind, sure: true }
  const like = lookAlikeOf(word, WORDS)
  return like === undefined ? undefined : { kind: KINDS[like]!, sure: false }
}

/** `CASE-2, CASE-3 and CASE-4`. `listed`: something stands between them that says so. */
export type SaidLabels = { labels: string[]; sure: boolean; listed: boolean; from: number; to: number }

const AND = new Set(['and', '&', '+', 'und', 'et', 'y', 'e', 'och', 'plus', ','])

/** All labels that stand there one after the other. `numbers`: a bare number is one too, after another and where it is listed. */
export function labelsFrom(pieces: Piece[], from: number, usual: LabelKind, numbers: boolean): SaidLabels | undefined {
  const first = labelFrom(pieces, from, usual)
  if (!first) return undefined
  const labels = [first.label]
  let { sure } = first
  let listed = false
  let to = from + first.pieces
  for (;;) {
    const comma = /[,;&+]\s*$/u.test(asMatched(pieces[to - 1]!.text))
    const and = pieces[to]?.quoted === false && AND.has(asMatched(pieces[to]!.text).trim())
    const at = and ? to + 1 : to
    const next = labelFrom(pieces, at, usual)
    const isBare = next !== undefined && NUMBER.test(bareWord(pieces[at]!.text)) && !next.sure
    if (!next || (isBare && !(numbers && (and || comma))) || pieces[at]!.quoted)
      return { labels, sure, listed, from, to }
    if (!labels.includes(next.label)) labels.push(next.label)
    listed ||= and || comma
    sure &&= next.sure || isBare
    to = at + next.pieces
  }
}
