import { bareWord, lookAlikeOf } from './as-matched.ts'
import type { Grammar } from './grammar.ts'
import type { Piece } from './pieces.ts'

/**
 * The verb of a line. `as`: its own name, another word for it, more words than one that say the same, words that say less or more than it does, or letters that only look like one. `to`: the
 * piece behind it.
 */
export type SaidVerb<Verb extends Grammar> = {
  verb: Verb
  as: 'own name' | 'other word' | 'phrase' | 'near words' | 'look-alike'
  to: number
}

/**
 * More words than one for a verb: what people say, and what the buttons say. They are looked for in what `wordAt` makes of each word, with a blank
 * between. `near`: the verb does whatever waits, which need not be what is said.
 */
const PHRASES: { said: RegExp; verb: string; near?: true }[] = [
  {
    said: /^(?:open|new|create|raise|log|file|start|make|add|report) (?:(?:an?|the|new|another) )*(?:case|incident|ticket)(?= |$)/u,
    verb: 'case',
  },
  { said: /^sla explain(?= |$)/u, verb: 'explain' },
  { said: /^sla report(?= |$)/u, verb: 'report' },
  { said: /^this week(?= |$)/u, verb: 'week' },
  {
    said: /^(?:(?:it|this|that) is |(?:it|that)'s )?(?:still )?not (?:yet |really )?(?:solved|resolved|fixed)(?: yet)?(?= |$)/u,
    verb: 'reopen',
  },
  {
    said: /^(?:no (?:answer|reply)|nothing(?: else| more)?) (?:is )?(?:needed|required|necessary)(?: from (?:us|you))?(?: any ?more)?(?= |$)/u,
    verb: 'no-answer',
  },
  { said: /^confirm (?:that )?(?:it is|it's) (?:solved|resolved|fixed)(?= |$)/u, verb: 'confirm', near: true },
  { said: /^confirm (?:the )?(?:new )?severity(?= |$)/u, verb: 'confirm', near: true },
  { said: /^keep (?:them|both) apart(?= |$)/u, verb: 'undo', near: true },
]
/** No phrase has more words. */
const LONGEST = 8

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
  // "No answer" may be what somebody misses, and "check in" said to a person.
  if (joined) return { verb: joined, as: 'near words', to: at + 2 }
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
  const words = pieces.slice(at, at + LONGEST).map((_, index) => wordAt(pieces, at + index))
  const text = words.join(' ').replaceAll('’', "'")
  for (const { said, verb: name, near } of PHRASES) {
    const count = said.exec(text)?.[0].split(' ').length
    const verb = count === undefined ? undefined : verbs.find((one) => one.verb === name)
    if (verb && count !== undefined) return { verb, as: near ? 'near words' : 'phrase', to: at + count }
  }
  return undefined
}

/** A word of the line as verbs are looked for; empty for what is in quotes. */
export function wordAt(pieces: Piece[], at: number): string {
  const piece = pieces[at]
  return piece === undefined || piece.quoted ? '' : bareWord(piece.text).replace(/^\//u, '')
}
