import { asMatched, bareWord, lookAlikeOf } from './as-matched.ts'
import type { Piece } from './pieces.ts'

/** How labels begin. */
export type LabelKind = 'CASE' | 'ESC' | 'CHECK' | 'MAINT' | 'ACT' | 'OURS' | 'DRILL'

/** A label as people say it: "CASE-12". `sure`: it was written so that it can be nothing else. `pieces`: how many of the line say it. `plural`: as "cases 12". */
export type SaidLabel = { label: string; sure: boolean; pieces: number; plural?: true }

const KINDS: Record<string, LabelKind> = {
  case: 'CASE',
  cases: 'CASE',
  esc: 'ESC',
  escalation: 'ESC',
  escalations: 'ESC',
  check: 'CHECK',
  checks: 'CHECK',
  checkin: 'CHECK',
  'check-in': 'CHECK',
  maint: 'MAINT',
  maintenance: 'MAINT',
  act: 'ACT',
  ours: 'OURS',
  drill: 'DRILL',
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
  // “Ours” is a word of its own, and what is called so is written in one.
  if (apart && apart.kind !== 'OURS' && after) {
    const plural = word.endsWith('s') && { plural: true as const }
    return { label: `${apart.kind}-${Number(after[1])}`, sure: apart.sure, pieces: 2, ...plural }
  }
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

const AND = new Set(['and', '&', '+', 'und', 'et', 'y', 'e', 'och', 'plus', ',', ';', '/', '|', '·'])
/** Between two labels that are written as one word. */
const BETWEEN = /[,;/|&+]/u
const UP_TO = new Set(['to', 'through', 'thru', 'until', 'till', 'bis', '-', '->', '..', '...', '…'])

/** Which bare numbers of a list are labels: all, those with nothing behind the list but words in quotes, or none. Behind "cases", they need no commas. */
export type Numbers = 'all' | 'before quotes' | 'none'

/** All labels that stand there one after the other. */
export function labelsFrom(pieces: Piece[], from: number, usual: LabelKind, numbers: Numbers): SaidLabels | undefined {
  const first = labelFrom(pieces, from, usual)
  if (!first) return undefined
  const kind = kindIn(first.label)
  const labels = [first.label]
  let { sure } = first
  let listed = false
  let to = from + first.pieces
  const takesNumbers =
    first.plural ?? (numbers === 'all' || (numbers === 'before quotes' && endsList(pieces, to, kind)))
  for (;;) {
    if (/[:：]$/u.test(pieces[to - 1]!.text)) return { labels, sure, listed, from, to }
    const comma = /[,;&+/|]\s*$/u.test(asMatched(pieces[to - 1]!.text))
    const and = isAnd(pieces[to])
    const at = and ? to + 1 : to
    const next = labelFrom(pieces, at, kind)
    const isBare = next !== undefined && !next.sure && NUMBER.test(bareWord(pieces[at]!.text))
    const isListed = and || comma
    const isOne = next && (!isBare || (takesNumbers && (isListed || first.plural)))
    if (!isOne || pieces[at]!.quoted) return { labels, sure, listed, from, to }
    if (!labels.includes(next.label)) labels.push(next.label)
    listed ||= isListed
    sure &&= next.sure || isBare
    to = at + next.pieces
  }
}

function kindIn(label: string): LabelKind {
  return KINDS[label.slice(0, label.indexOf('-')).toLowerCase()]!
}

function isAnd(piece: Piece | undefined): boolean {
  return piece?.quoted === false && AND.has(asMatched(piece.text).trim())
}

/** Whether nothing else stands from there to what is in quotes, or to the end. */
function endsList(pieces: Piece[], from: number, usual: LabelKind): boolean {
  let at = from
  while (isAnd(pieces[at]) || labelFrom(pieces, at, usual)) at += 1
  return pieces[at]?.quoted !== false
}

/** Whether all from one label to another is meant, from which no list can be told: `CASE-1 to CASE-3`. `at`: the piece behind the first. */
export function isUpTo(pieces: Piece[], at: number, usual: LabelKind): boolean {
  const between = pieces[at]
  if (between?.quoted !== false || !UP_TO.has(asMatched(between.text))) return false
  return pieces[at + 1]?.quoted === false && labelFrom(pieces, at + 1, usual)?.sure === true
}

/** With those apart that are written as one word: `CASE-1,CASE-2`, `case1/2`. */
export function withLabelsApart(pieces: Piece[], usual: LabelKind): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.quoted || !BETWEEN.test(piece.text.slice(0, -1))) return [piece]
    const some = [...piece.text.matchAll(/[^,;/|&+]+|[,;/|&+]+(?=[^,;/|&+])/gu)].map(({ 0: text, index }) => {
      const from = piece.from + index
      return { text, quoted: false, from, to: from + text.length }
    })
    const isLabel = (one: Piece, at: number) =>
      at % 2 === 1 || (labelFrom([one], 0, usual) && (at > 0 || /[\p{L}#＃]/u.test(one.text)))
    return some.length > 1 && some.every(isLabel) ? some : [piece]
  })
}
