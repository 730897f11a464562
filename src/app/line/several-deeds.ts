import { asMatched } from './as-matched.ts'
import type { Grammar } from './grammar.ts'
import type { Piece } from './pieces.ts'
import { labelFrom } from './read-labels.ts'
import { partnerFrom } from './read-partner.ts'
import type { Known } from './reading.ts'
import { type SaidVerb, verbAt, wordAt } from './verb-in.ts'

/** Between two deeds; and before the second, where they say nothing of their own. */
const BETWEEN = new Set('and & + und et y then or oder but also plus , ; / |'.split(' '))
const BEFORE = new Set('please pls now @liaison liaison'.split(' '))
const CALLS = new Set(['@liaison', '/partner'])
/** So many are not told apart. */
const MANY = 10
const LEADS = new Set('to the on about with'.split(' '))

/**
 * The parts of what was typed in which one thing each is to be done: `resolve CASE-1 "a" and ack CASE-2`, or one line below the other; all of it, where it
 * is one thing. Behind the first, each begins with a verb that changes something, and what it is about. `first`: the verb that all of it begins with.
 */
export function deedsOf<Verb extends Grammar>(
  text: string,
  pieces: Piece[],
  first: SaidVerb<Verb>,
  known: Known<Verb>,
): string[] {
  const { takes } = first.verb
  if (takes.of === 'search' || takes.of === 'filters') return [text]
  // What is passed on to the other side may name a verb and a case in a sentence.
  const isPassedOn = takes.of === 'labels' && (takes.are === 'a question' || takes.are === 'a message')
  const starts: number[] = []
  const isNamed = pieces.map((piece, at) => piece.quoted || labelFrom(pieces, at, 'CASE')?.sure === true)
  for (let at = first.to + 1; at < pieces.length && starts.length < MANY; at += 1) {
    // Most words are none before what can be named, and verbs are looked for slowly.
    const mayBe = startsLine(text, pieces, at) || startsLine(text, pieces, at - 1) || isNear(isNamed, at)
    if (mayBe && isDeed(text, pieces, at, known) && (!isPassedOn || isSetApart(text, pieces, at))) starts.push(at)
  }
  if (starts.length === 0) return [text]
  const ends = [...starts.map((at) => endBefore(pieces, at)), pieces.length]
  return [0, ...starts].map((at, index) => {
    const from = index === 0 ? 0 : pieces[at]!.from
    return text.slice(from, pieces[ends[index]! - 1]!.to).replace(/[\s,;&+/|]+$/u, '')
  })
}

/** The words of the longest verb, and those between it and what it names. */
const NEAR = 10

function isNear(isNamed: boolean[], at: number): boolean {
  return isNamed.slice(at + 1, at + 1 + NEAR).includes(true)
}

function isDeed<Verb extends Grammar>(text: string, pieces: Piece[], at: number, known: Known<Verb>): boolean {
  const { text: word, quoted } = pieces[at]!
  // "--severity" names none.
  if (quoted || /^\p{Pd}./u.test(word) || labelFrom(pieces, at, 'CASE')) return false
  const verb = verbAt(pieces, at, known.verbs)
  if (!verb || verb.verb.shows) return false
  if (startsLine(text, pieces, at - 1) && isOneOf(CALLS, pieces[at - 1])) return true
  const to = LEADS.has(wordAt(pieces, verb.to)) ? verb.to + 1 : verb.to
  if (labelFrom(pieces, to, 'CASE')?.sure === true) return true
  const partner = partnerFrom(pieces, to, known.partners)
  if (verb.verb.takes.of === 'title' && pieces[partner?.to ?? to]?.quoted === true) return true
  const isNamed = partner !== undefined && verb.verb.takes.of !== 'labels'
  // In a thread what it is about goes without saying.
  const isWhole = known.thread !== undefined && (verb.to === pieces.length || startsLine(text, pieces, verb.to))
  const isSaid = verb.as === 'own name' && verb.verb.takesWords === true && (isWhole || pieces[to]?.quoted === true)
  return (isNamed || isSaid) && startsLine(text, pieces, at)
}

function startsLine(text: string, pieces: Piece[], at: number): boolean {
  const before = pieces[at - 1]
  return before !== undefined && text.slice(before.to, pieces[at]!.from).includes('\n')
}

/** By what stands between two deeds. */
function isSetApart(text: string, pieces: Piece[], at: number): boolean {
  let from = at
  while (isOneOf(BEFORE, pieces[from - 1])) from -= 1
  const before = pieces[from - 1]!
  return isOneOf(BETWEEN, before) || /[,;.]$/u.test(before.text) || startsLine(text, pieces, from)
}

function isOneOf(words: Set<string>, piece: Piece | undefined): boolean {
  return piece?.quoted === false && words.has(asMatched(piece.text))
}

/** Without what stands between it and the one before. */
function endBefore(pieces: Piece[], at: number): number {
  let end = at
  while (end > 1 && (isOneOf(BETWEEN, pieces[end - 1]) || isOneOf(BEFORE, pieces[end - 1]))) end -= 1
  return end
}
