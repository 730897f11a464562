import { bareWord, lookAlikeOf } from './as-matched.ts'
import type { Grammar } from './grammar.ts'
import type { Piece } from './pieces.ts'

/** The verb of a line. `as`: its own name, another word for it, or letters that only look like one. `to`: the piece behind it. */
export type SaidVerb<Verb extends Grammar> = { verb: Verb; as: 'own name' | 'other word' | 'look-alike'; to: number }

/** More words than one for a verb, in whatever articles. */
const PHRASES: { first: string[]; last: string[]; verb: string }[] = [
  {
    first: ['open', 'new', 'create', 'raise', 'log', 'file', 'start', 'make', 'add', 'report'],
    last: ['case', 'incident', 'ticket'],
    verb: 'case',
  },
  { first: ['sla'], last: ['explain'], verb: 'explain' },
  { first: ['this'], last: ['week'], verb: 'week' },
]
const BETWEEN = ['a', 'an', 'the', 'new', 'another']

export function verbAt<Verb extends Grammar>(
  pieces: Piece[],
  at: number,
  verbs: readonly Verb[],
): SaidVerb<Verb> | undefined {
  const word = wordAt(pieces, at)
  if (word === '') return undefined
  const phrase = phraseAt(pieces, at, verbs)
  if (phrase) return phrase
  const joined = verbs.find(({ verb }) => verb === `${word}-${wordAt(pieces, at + 1)}`)
  if (joined) return { verb: joined, as: 'own name', to: at + 2 }
  const same = (one: string) =>
    one === word || (one.length > 3 && one.replaceAll('-', '') === word.replaceAll(/[-_]/gu, ''))
  const own = verbs.find(({ verb }) => same(verb))
  if (own) return { verb: own, as: 'own name', to: at + 1 }
  const other = verbs.find(({ also = [] }) => also.some(same))
  if (other) return { verb: other, as: 'other word', to: at + 1 }
  const like = lookAlikeOf(
    word,
    verbs.flatMap(({ verb, also = [] }) => [verb, ...also]),
  )
  const meant =
    like === undefined ? undefined : verbs.find(({ verb, also = [] }) => verb === like || also.includes(like))
  return meant && { verb: meant, as: 'look-alike', to: at + 1 }
}

function phraseAt<Verb extends Grammar>(
  pieces: Piece[],
  at: number,
  verbs: readonly Verb[],
): SaidVerb<Verb> | undefined {
  for (const { first, last, verb: name } of PHRASES) {
    if (!first.includes(wordAt(pieces, at))) continue
    let to = at + 1
    while (BETWEEN.includes(wordAt(pieces, to))) to += 1
    const verb = verbs.find((one) => one.verb === name)
    if (verb && last.includes(wordAt(pieces, to))) return { verb, as: 'other word', to: to + 1 }
  }
  return undefined
}

/** A word of the line as verbs are looked for; empty for what is in quotes. */
export function wordAt(pieces: Piece[], at: number): string {
  const piece = pieces[at]
  return piece === undefined || piece.quoted ? '' : bareWord(piece.text).replace(/^\//u, '')
}
