import { bareWord } from './as-matched.ts'
import { saysNothing, withoutMarks, withoutPoliteEnd, withoutSeparator } from './filler-words.ts'
import { inQuotes } from './in-quotes.ts'
import { asTyped, type Piece } from './pieces.ts'
import { type LabelKind, labelFrom, labelsFrom, type SaidLabels } from './read-labels.ts'
import type { ReadRest, Rest } from './reading.ts'
import { whySentence } from './sentence.ts'
import { isOfAnother, whyUnclear } from './unclear.ts'

/** In a thread, what it is about. */
const THIS = new Set('this that it'.split(' '))

const NO_WORDS = 'For several at once, say it in the same line, in quotes: `resolve CASE-2 CASE-3 "Restarted"`.'
const EACH_ITS_WORDS = 'Say what is true of one case in a line of its own: `resolve CASE-2 "Restarted"`.'
/** Of words that no quotes and no colon tell from a sentence about the deed. */
const UNMARKED = 'What you wrote may be a sentence about it: your own words go in quotes, or behind a colon.'

const SOME_QUOTED = 'Some of it is in quotes and some is not.'

/** How a verb takes people's own words behind labels. */
export type TakesWords = {
  usual: LabelKind
  several?: true
  are?: 'a question' | 'a message' | 'a time'
  thanks?: true
  below?: 'another text'
}

/** What a line says of what it names, once its words are known. */
export type About = (words: string[], quoted?: number[], doubts?: string[]) => ReadRest

/**
 * People's own words, behind the labels of a line or in a thread. They are plain where they are marked as such: all of them in one pair of quotes; or behind a
 * colon after the label, or on the lines below, as long as nothing else is named or done there. What is passed on to the other side as it is needs no
 * mark behind a label.
 */
export function readWords(
  rest: Rest,
  takes: TakesWords,
  labels: string[],
  left: Piece[],
  about: About,
  named: SaidLabels | undefined,
): ReadRest {
  const behind = withoutMarks(rest.below === undefined ? withoutSeparator(left) : left)
  const pieces = behind.some(({ quoted }) => quoted) ? withoutPoliteEnd(behind) : behind
  const meant = named ? pieces : withoutThis(pieces)
  const isPolite = takes.thanks !== true && rest.below === undefined && saysNothing(meant)
  const text = isPolite ? undefined : asTyped(rest.text, meant)
  if (isOfAnother(rest.below, labels)) return { lines: [], refusal: EACH_ITS_WORDS }
  const of = { labels, verbs: rest.known.verbs }
  if (text === undefined) {
    const needed = labels.length > 1 && rest.below === undefined
    const unclear = whyUnclear(undefined, rest.below, of)
    return needed
      ? { lines: [], refusal: NO_WORDS }
      : { ...about([], undefined, unclear === undefined ? [] : [unclear]), plain: true }
  }
  if (namesMore(meant, takes, named)) return { lines: [], refusal: EACH_ITS_WORDS }
  const quote = inQuotes(text, meant)
  const isMarked = quote !== undefined || (named !== undefined && isBehindColon(rest, named))
  const isTime = takes.are === 'a time'
  const doubt =
    (isMarked ? undefined : whyUnmarked(rest, takes, meant, named)) ??
    (quote !== undefined && rest.below !== undefined && takes.below === undefined ? SOME_QUOTED : undefined) ??
    (isTime ? undefined : whyUnclear(quote === undefined ? text : undefined, rest.below, of))
  return {
    ...about([quote ?? text], [1], doubt === undefined ? [] : [doubt]),
    ...(quote === undefined && { loose: true }),
  }
}

/** `resolve CASE-1: rolled back`; the eyes of a smiley are no colon. */
function isBehindColon({ pieces }: Rest, { to }: SaidLabels): boolean {
  const label = pieces[to - 1]
  const next = pieces[to]
  const isBeside = label?.quoted === false && /(?<![:：])[:：][*_~`]*$/u.test(label.text)
  return isBeside || (next?.quoted === false && /^[:：]$/u.test(next.text))
}

/** `resolve CASE-1 "a" CASE-2 "b"`; and `reply CASE-1 CASE-2 "the same"`, where one is taken. */
function namesMore(meant: Piece[], { usual, several }: TakesWords, named: SaidLabels | undefined): boolean {
  const [first, ...others] = meant
  const isLabel = (at: number) => labelFrom(meant, at, usual)?.sure === true
  const behindQuotes =
    first!.quoted && meant.at(-1)!.quoted && others.some(({ quoted }, at) => !quoted && isLabel(at + 1))
  if (behindQuotes) return true
  const more = named && several !== true ? labelsFrom(meant, isListing(first!) ? 1 : 0, usual, 'none') : undefined
  return more !== undefined && more.sure && more.to === meant.length - 1 && meant.at(-1)!.quoted
}

function isListing({ text, quoted }: Piece): boolean {
  return !quoted && /^(?:and|&|\+|,|\/|und|et)$/u.test(bareWord(text) || text)
}

/** Why words without a mark may not be what is said on the case. */
function whyUnmarked(
  { known, as }: Rest,
  { usual, are }: TakesWords,
  meant: Piece[],
  named: SaidLabels | undefined,
): string | undefined {
  if (are === 'a time') return undefined
  if (are === undefined || as !== 'own name') return UNMARKED
  if (meant[0]!.quoted && !meant.at(-1)!.quoted) return SOME_QUOTED
  if (!named && meant.some((_, at) => labelFrom(meant, at, usual)?.sure === true)) return 'It names a case.'
  return whySentence(meant, are, { named: named !== undefined, people: known.people ?? [] })
}

/** `resolve this "Restarted"`, in the thread of what is meant; `withdraw the case`, as its button says, is no reason. */
function withoutThis(pieces: Piece[]): Piece[] {
  if (namesOnly(pieces, 'case')) return []
  const first = pieces.findIndex(({ text, quoted }) => quoted || !/^(?:this|that|it|one|case)$/u.test(bareWord(text)))
  return first > 0 && pieces[first]!.quoted && THIS.has(bareWord(pieces[0]!.text)) ? pieces.slice(first) : pieces
}

/** "the case" and no more. */
function namesOnly(pieces: Piece[], what: string): boolean {
  const [first, second, ...others] = pieces.map(({ text, quoted }) => (quoted ? '' : bareWord(text)))
  return second === what && others.length === 0 && /^(?:the|this|that)$/u.test(first!)
}
