import { isCourtesy } from '../../domain/cases/courtesy.ts'
import { bareWord } from './as-matched.ts'
import type { Piece } from './pieces.ts'

/** What is said for politeness, before or after what is meant. */
const POLITE = words(
  'please pls plz plse kindly bitte svp merci danke thanks thx ty cheers hey hi hello ok okay so now then just also and well dear liaison @liaison partner /partner',
)
/** With these somebody asks, wishes or proposes, and has not yet said it. */
const ASKING = [
  'can you',
  'could you',
  'would you',
  'will you',
  'can we',
  'could we',
  'should we',
  'shall we',
  'can i',
  'could i',
  'may i',
  'can u',
  'can somebody',
  'can someone',
  'could somebody',
  'could someone',
  'i want to',
  "i'd like to",
  'i would like to',
  'i need to',
  'we need to',
  'we should',
  'i think we should',
  "let's",
  'lets',
  'let us',
  'let me',
  'you can',
  'you could',
  'you should',
  'maybe',
  'perhaps',
  'is it possible to',
  'könntest du',
  'kannst du',
  'können sie',
  'why not',
  'how do i',
  'how can i',
  'how to',
].map((phrase) => phrase.split(' '))

function words(text: string): Set<string> {
  return new Set(text.split(' '))
}

/** How somebody begins before the verb. */
export type Manner = 'plainly' | 'politely' | 'asking'

/** Where the verb stands, and how it is led up to. */
export function beginningOf(pieces: Piece[]): { at: number; manner: Manner } {
  let at = 0
  let manner: Manner = 'plainly'
  for (;;) {
    const phrase = ASKING.find((one) => one.every((word, index) => plain(pieces, at + index) === word))
    const word = plain(pieces, at)
    if (phrase) {
      at += phrase.length
      manner = 'asking'
    } else if (word !== undefined && POLITE.has(word)) {
      at += 1
      manner = manner === 'asking' ? manner : 'politely'
    } else if (word === '') at += 1
    else return { at, manner }
  }
}

function plain(pieces: Piece[], at: number): string | undefined {
  const piece = pieces[at]
  if (!piece) return undefined
  return piece.quoted ? '"' : bareWord(piece.text).replaceAll(/[’`´]/gu, "'")
}

/** Whether these pieces say nothing that matters: politeness, thanks, signs, "now". */
export function saysNothing(pieces: Piece[]): boolean {
  const left = pieces.filter(({ text, quoted }) => quoted || !(bareWord(text) === '' || POLITE.has(bareWord(text))))
  return (
    left.length === 0 || (left.every(({ quoted }) => !quoted) && isCourtesy(left.map(({ text }) => text).join(' ')))
  )
}

/** Without what is only politeness at the end. */
export function withoutPoliteEnd(pieces: Piece[]): Piece[] {
  let to = pieces.length
  while (to > 0 && !pieces[to - 1]!.quoted && saysNothing(pieces.slice(to - 1, to))) to -= 1
  return pieces.slice(0, to)
}

/** Without the marks of chat programs that stand on both sides of what is in quotes; one alone may be somebody's own. */
export function withoutMarks(pieces: Piece[]): Piece[] {
  const isMark = (at: number) => pieces[at]?.quoted === false && /^[*_~`]+$/u.test(pieces[at].text)
  const isMarked = (at: number) => pieces[at]?.quoted === true && isMark(at - 1) && isMark(at + 1)
  return pieces.filter((_, at) => !isMark(at) || !(isMarked(at - 1) || isMarked(at + 1)))
}

/** Without signs that stand alone at the beginning, as between a name and what is said of it. */
export function withoutSeparator(pieces: Piece[]): Piece[] {
  const first = pieces.findIndex(({ text, quoted }) => quoted || !/^[:：\-–—=|>]+$/u.test(text))
  return first < 0 ? [] : pieces.slice(first)
}
