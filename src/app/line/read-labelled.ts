import { asMatched, bareWord } from './as-matched.ts'
import { saysNothing, withoutMarks, withoutPoliteEnd, withoutSeparator } from './filler-words.ts'
import { asTyped, type Piece } from './pieces.ts'
import {
  isUpTo,
  type LabelKind,
  labelFrom,
  labelsFrom,
  type Numbers,
  type SaidLabels,
  withLabelsApart,
} from './read-labels.ts'
import { partnerFrom } from './read-partner.ts'
import { severityFrom } from './read-severity.ts'
import type { ReadRest, Rest, Said } from './reading.ts'
import { whySentence } from './sentence.ts'

/** Words before a label that say nothing of their own. */
const LEADS = new Set(
  'me us the to on about for of in with up case cases escalation escalations esc check health explain status how is'.split(
    ' ',
  ),
)
/** In a thread, what it is about. */
const THIS = new Set('this that it'.split(' '))

const MORE = 'There is more in it than I understand:'
const NO_WORDS = 'For several at once, say it in the same line, in quotes: `resolve CASE-2 CASE-3 "Restarted"`.'
const UP_TO = 'Name each of them: `resolve CASE-2 CASE-3 CASE-4 "Restarted"`.'
const EACH_ITS_WORDS = 'Say what is true of one case in a line of its own: `resolve CASE-2 "Restarted"`.'
const TWO_AT_A_TIME = 'Two cases are merged at a time: `merge CASE-13 into CASE-12`.'

type Labelled = {
  of: 'labels' | 'label or partner'
  usual: LabelKind
  several?: true
  then?: 'words' | 'severity' | 'person'
  are?: 'a question' | 'a message' | 'a time'
  thanks?: true
}

/** `resolve CASE-2 CASE-3 "dupes"`: what it is about, by label, or what the thread is about; and what the verb says of it. */
export function readLabelled(line: Rest, takes: Labelled): ReadRest {
  const rest = { ...line, pieces: withLabelsApart(line.pieces, takes.usual) }
  const { pieces, known } = rest
  const named = namedIn(rest, takes)
  if (named) {
    if (takes.several && isUpTo(pieces, named.to, takes.usual)) return { lines: [], refusal: UP_TO }
    return saidOf(rest, takes, named.labels, [...pieces.slice(0, named.start), ...pieces.slice(named.to)], named)
  }
  const { thread } = known
  const isAlone = rest.verb.inThread === 'alone' && !saysNothing(pieces.filter((one) => !isThis(one)))
  if (thread !== undefined && !isAlone) return saidOf(rest, takes, [thread], pieces)
  return { lines: [asItStands(rest)], unfit: true }
}

function isThis({ text, quoted }: Piece): boolean {
  return !quoted && /^(?:this|that|it|one|case)$/u.test(bareWord(text))
}

type Named = SaidLabels & { start: number }

function namedIn({ verb, pieces, known }: Rest, { usual, several, then }: Labelled): Named | undefined {
  let at = 0
  const numbers: Numbers = then === 'words' ? 'before quotes' : then === 'severity' ? 'none' : 'all'
  const isLabel = (from: number) => {
    const said = labelFrom(pieces, from, usual)
    const isBare = known.thread === undefined && then !== 'severity'
    return said !== undefined && (said.sure || isBare || /\p{L}/u.test(pieces[from]!.text))
  }
  const labelsAt = (from: number): SaidLabels => {
    if (several === true) return labelsFrom(pieces, from, usual, numbers)!
    const { label, sure, pieces: count } = labelFrom(pieces, from, usual)!
    return { labels: [label], sure, listed: false, from, to: from + count }
  }
  while (
    !isLabel(at) &&
    pieces[at]?.quoted === false &&
    (LEADS.has(bareWord(pieces[at]!.text)) || bareWord(pieces[at]!.text) === '')
  )
    at += 1
  if (!isLabel(at)) {
    if (then === 'words' || verb.shows) at = -1
    else at = pieces.findIndex((piece, from) => isLabel(from) && /[\p{L}#]/u.test(piece.text))
    return at < 0 ? undefined : { ...labelsAt(at), start: at }
  }
  return { ...labelsAt(at), start: 0 }
}

function saidOf(rest: Rest, takes: Labelled, labels: string[], left: Piece[], named?: Named): ReadRest {
  const isAsked = named && rest.pieces.slice(named.from, named.to).some(({ text }) => /[?？]$/u.test(text))
  const unsure = [
    ...(named?.sure === false ? [`I take it to mean ${labels.join(' and ')}.`] : []),
    ...(isAsked ? ['It may be a question.'] : []),
  ]
  const about = (words: string[], quoted?: number[], doubts: string[] = []): ReadRest => ({
    lines: labels.map((label) => said(rest, [label, ...words], quoted)),
    ...(named && { plain: true }),
    ...(unsure.length + doubts.length > 0 && { doubt: [...unsure, ...doubts].join(' ') }),
  })
  if (takes.then === 'words') return withWords(rest, takes, labels, left, about, named)
  if (takes.then === 'severity') return withSeverity(rest, left, about)
  if (takes.then === 'person') return withPerson(rest, left, about)
  const more = left.filter((one) => named !== undefined || !isThis(one))
  return about([], undefined, saysNothing(more) ? [] : [beyond(rest, more)])
}

type About = (words: string[], quoted?: number[], doubts?: string[]) => ReadRest

function withWords(
  rest: Rest,
  takes: Labelled,
  labels: string[],
  left: Piece[],
  about: About,
  named: Named | undefined,
): ReadRest {
  const behind = withoutMarks(rest.below === undefined ? withoutSeparator(left) : left)
  const pieces = behind.some(({ quoted }) => quoted) ? withoutPoliteEnd(behind) : behind
  const meant = named ? pieces : withoutThis(pieces)
  const isPolite = takes.thanks !== true && rest.below === undefined && saysNothing(meant)
  const text = isPolite ? undefined : asTyped(rest.text, meant)
  const isQuoted = meant.length === 1 && meant[0]!.quoted
  if (text === undefined) {
    const needed = labels.length > 1 && rest.below === undefined
    return needed ? { lines: [], refusal: NO_WORDS } : { ...about([]), plain: true }
  }
  if (namesMore(meant, takes, named)) return { lines: [], refusal: EACH_ITS_WORDS }
  const doubt = whyNoWords(rest, takes, meant, named)
  const doubts = [
    ...(labels.length > 1 && !isQuoted && named?.listed !== true ? ['I am not sure where the words begin.'] : []),
    ...(doubt === undefined ? [] : [doubt]),
  ]
  return { ...about([text], [1], doubts), ...(!meant[0]!.quoted && { loose: true }) }
}

/** `resolve CASE-1 "a" CASE-2 "b"`; and `reply CASE-1 CASE-2 "the same"`, where one is taken. */
function namesMore(meant: Piece[], { usual, several }: Labelled, named: Named | undefined): boolean {
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

/** Why words behind a label, or in a thread, may not be what is said on the case. */
function whyNoWords(
  { known }: Rest,
  { usual, are }: Labelled,
  meant: Piece[],
  named: Named | undefined,
): string | undefined {
  if (are === 'a time') return undefined
  const [first] = meant
  const last = meant.at(-1)!
  const isLabel = (at: number) => !meant[at]!.quoted && /(?:case|esc|check)[-_:#]?\d/u.test(asMatched(meant[at]!.text))
  if (first!.quoted && !last.quoted) return 'Some of it is in quotes and some is not.'
  if (!named && (isLabel(0) || (last.quoted && meant.some((_, at) => labelFrom(meant, at, usual)?.sure === true))))
    return 'It names a case.'
  const quoted = meant.findIndex((one) => one.quoted)
  const own = quoted < 0 ? meant : meant.slice(0, quoted)
  if (own.length < meant.length && own.some((_, at) => labelFrom(own, at, usual)?.sure === true))
    return 'It names another.'
  return whySentence(own, are ?? 'how and why', { named: named !== undefined, people: known.people ?? [] })
}

/** `resolve this "Restarted"`, in the thread of what is meant; `withdraw the case`, as its button says, is no reason. */
function withoutThis(pieces: Piece[]): Piece[] {
  if (namesOnly(pieces, 'case')) return []
  const first = pieces.findIndex((one) => !isThis(one))
  return first > 0 && pieces[first]!.quoted && THIS.has(bareWord(pieces[0]!.text)) ? pieces.slice(first) : pieces
}

/** "the case" and no more. */
function namesOnly(pieces: Piece[], what: string): boolean {
  const [first, second, ...others] = pieces.map(({ text, quoted }) => (quoted ? '' : bareWord(text)))
  return second === what && others.length === 0 && /^(?:the|this|that)$/u.test(first!)
}

function withSeverity(rest: Rest, left: Piece[], about: About): ReadRest {
  const pieces = left.filter(({ text }) => !/^(?:to|as|is|level|=|->|→)?$/u.test(bareWord(text)))
  const word =
    severityFrom(pieces, 0) ?? severityFrom([{ text: 'sev', quoted: false, from: 0, to: 0 }, ...pieces.slice(0, 1)], 0)
  const [first] = pieces
  if (!first) return { ...about([]), unfit: true }
  const used = word ? Math.max(1, severityFrom(pieces, 0)?.words ?? 1) : 1
  const more = pieces.slice(used)
  const doubts = saysNothing(more) ? [] : [beyond(rest, more)]
  return { ...about([word?.severity ?? first.text], undefined, doubts), ...(!word && { unfit: true }) }
}

function withPerson(rest: Rest, left: Piece[], about: About): ReadRest {
  const who = mentionIn(left, rest.known.me)
  const more = left.filter((one) => one !== who?.piece && !/^(?:to|for|as|owner|is)$/u.test(bareWord(one.text)))
  if (!who) return { ...about(more.map(({ text }) => text)), unfit: true }
  return about([who.token], undefined, saysNothing(more) ? [] : [beyond(rest, more)])
}

/** Whoever is mentioned, whoever types included: "me". */
export function mentionIn(pieces: Piece[], me: string | undefined): { piece: Piece; token: string } | undefined {
  for (const piece of pieces) {
    const word = bareWord(piece.text)
    const token = /@\{[^}]+\}/u.exec(piece.text)?.[0]
    if (token !== undefined) return { piece, token }
    if (!piece.quoted && me !== undefined && /^(?:me|myself|@me)$/u.test(word)) return { piece, token: me }
  }
  return undefined
}

/** `show acme`, `check CHECK-2`: a label if there is one, else a partner. */
export function readLabelOrPartner(rest: Rest, takes: Labelled): ReadRest {
  const { pieces, known } = rest
  if (namedIn(rest, takes)) return readLabelled(rest, takes)
  let at = 0
  while (
    pieces[at]?.quoted === false &&
    !partnerFrom(pieces, at, known.partners) &&
    (LEADS.has(bareWord(pieces[at]!.text)) || bareWord(pieces[at]!.text) === '')
  )
    at += 1
  const partner = partnerFrom(pieces, at, known.partners)
  if (partner) {
    const more = pieces.slice(partner.to)
    return {
      lines: [said(rest, [partner.said])],
      plain: true,
      ...(!saysNothing(more) && { doubt: beyond(rest, more) }),
    }
  }
  const left = pieces.slice(at)
  if (saysNothing(left) || (known.thread !== undefined && saysNothing(pieces.filter((one) => !isThis(one)))))
    return known.thread === undefined
      ? { lines: [said(rest, [])], loose: true }
      : { lines: [said(rest, [known.thread])], plain: true }
  return { lines: [asItStands({ ...rest, pieces: left })], unfit: true }
}

/** `merge CASE-13 into CASE-12`. */
export function readTwoLabels(rest: Rest, usual: LabelKind): ReadRest {
  const { pieces, known } = rest
  const labels: string[] = []
  const more: Piece[] = []
  const doubts: string[] = []
  for (let at = 0; at < pieces.length; at += 1) {
    const one = labelFrom(pieces, at, usual)
    if (one) {
      labels.push(one.label)
      if (!one.sure) doubts.push(`I take it to mean ${one.label}.`)
      at += one.pieces - 1
    } else if (!/^(?:into|with|to|in|the|case|it|this|)$/u.test(bareWord(pieces[at]!.text))) more.push(pieces[at]!)
  }
  const startsOver =
    labels.length < 2 &&
    known.thread !== undefined &&
    /^(?:into|with|to|in|it|this)$/u.test(bareWord(pieces[0]?.text ?? ''))
  const all = (startsOver || labels.length === 0) && known.thread !== undefined ? [known.thread, ...labels] : labels
  if (all.length === 0) return { lines: [asItStands(rest)], unfit: true }
  // Which of them goes on is not said by "and".
  const isUnsaid = more.some(({ text }) => /^(?:and|&|\+)$/u.test(bareWord(text)))
  if (all.length > 2 || isUnsaid) return { lines: [], refusal: TWO_AT_A_TIME }
  if (!saysNothing(more)) doubts.push(beyond(rest, more))
  return { lines: [said(rest, all)], plain: true, ...(doubts.length > 0 && { doubt: doubts.join(' ') }) }
}

/** Everything that is left, word for word. */
export function asItStands({ pieces, flags, below }: Rest): Said {
  const quoted = pieces.flatMap((piece, index) => (piece.quoted ? [index] : []))
  return {
    words: pieces.map(({ text }) => text),
    flags,
    ...(quoted.length > 0 && { quoted }),
    ...(below !== undefined && { below }),
  }
}

export function said({ flags, below }: Rest, words: string[], quoted?: number[]): Said {
  return { words, flags, ...(quoted && { quoted }), ...(below !== undefined && { below }) }
}

export function beyond({ text }: Rest, pieces: Piece[]): string {
  return `${MORE} “${asTyped(text, pieces) ?? ''}”.`
}
