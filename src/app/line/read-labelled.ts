import { bareWord } from './as-matched.ts'
import { saysNothing } from './filler-words.ts'
import type { Takes } from './grammar.ts'
import { asTyped, type Piece } from './pieces.ts'
import { isUpTo, labelFrom, labelsFrom, type Numbers, type SaidLabels, withLabelsApart } from './read-labels.ts'
import { partnerFrom } from './read-partner.ts'
import { severityFrom } from './read-severity.ts'
import type { ReadRest, Rest, Said } from './reading.ts'
import { type About, readWords, type TakesWords } from './read-words.ts'

/** Words before a label that say nothing of their own; and those that do so only where nothing is changed. */
const LEADS = new Set('the to on about for of case cases escalation escalations esc'.split(' '))
const LEADS_TO_SHOWN = new Set('me us in with up check health explain status how is'.split(' '))

const MORE = 'There is more in it than I understand:'
const UP_TO = 'Name each of them: `resolve CASE-2 CASE-3 CASE-4 "Restarted"`.'
const TWO_AT_A_TIME = 'Two cases are merged at a time: `merge CASE-13 into CASE-12`.'
const TWO_LINKED = 'Two cases are linked at a time: `same CASE-13 as CASE-12`.'

type Labelled = TakesWords & { of: 'labels' | 'label or partner'; then?: 'words' | 'severity' | 'person' }

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

/** What says no more than what the thread is about. */
export function isThis({ text, quoted }: Piece): boolean {
  return !quoted && /^(?:this|that|it|one|case)$/u.test(bareWord(text))
}

/** `start`: how many pieces before it say something of their own. `led`: those that lead to it. */
type Named = SaidLabels & { start: number; led: Piece[] }

function isLead({ text }: Piece): boolean {
  const word = bareWord(text)
  return word === '' || LEADS.has(word) || LEADS_TO_SHOWN.has(word)
}

/** Whether a label is named where the verb looks for one. */
export function namesLabel(rest: Rest, takes: Labelled): boolean {
  return namedIn(rest, takes) !== undefined
}

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
  while (!isLabel(at) && pieces[at]?.quoted === false && isLead(pieces[at]!)) at += 1
  if (!isLabel(at)) {
    if (then === 'words' || verb.shows) at = -1
    else at = pieces.findIndex((piece, from) => isLabel(from) && /[\p{L}#]/u.test(piece.text))
    return at < 0 ? undefined : { ...labelsAt(at), start: at, led: [] }
  }
  return { ...labelsAt(at), start: 0, led: pieces.slice(0, at) }
}

function saidOf(rest: Rest, takes: Labelled, labels: string[], left: Piece[], named?: Named): ReadRest {
  const isAsked = named && rest.pieces.slice(named.from, named.to).some(({ text }) => /[?？]$/u.test(text))
  const led = rest.verb.shows ? [] : (named?.led ?? []).filter(({ text }) => LEADS_TO_SHOWN.has(bareWord(text)))
  const unsure = [
    ...(led.length > 0 ? [beyond(rest, led)] : []),
    ...(named?.sure === false ? [`I take it to mean ${labels.join(' and ')}.`] : []),
    ...(isAsked ? ['It may be a question.'] : []),
  ]
  const about = (words: string[], quoted?: number[], doubts: string[] = []): ReadRest => ({
    lines: labels.map((label) => said(rest, [label, ...words], quoted)),
    ...(named && { plain: true }),
    ...(unsure.length + doubts.length > 0 && { doubt: [...unsure, ...doubts].join(' ') }),
  })
  if (takes.then === 'words') return readWords(rest, takes, labels, left, about, named)
  if (takes.then === 'severity') return withSeverity(rest, left, about)
  if (takes.then === 'person') return withPerson(rest, left, about)
  const more = left.filter((one) => named !== undefined || !isThis(one))
  return about([], undefined, saysNothing(more) ? [] : [beyond(rest, more)])
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

/** `show acme`, `show CHECK-2`: a label if there is one, else a partner. */
export function readLabelOrPartner(rest: Rest, takes: Labelled): ReadRest {
  const { pieces, known } = rest
  if (namedIn(rest, takes)) return readLabelled(rest, takes)
  let at = 0
  while (pieces[at]?.quoted === false && !partnerFrom(pieces, at, known.partners) && isLead(pieces[at]!)) at += 1
  const partner = partnerFrom(pieces, at, known.partners)
  if (partner) {
    const led = rest.verb.shows ? [] : pieces.slice(0, partner.from)
    const more = [...led, ...pieces.slice(partner.to)]
    return {
      lines: [said(rest, [partner.said])],
      plain: true,
      ...(!saysNothing(more) && { doubt: beyond(rest, more) }),
    }
  }
  const left = pieces.slice(at)
  if (saysNothing(left) || (known.thread !== undefined && saysNothing(pieces.filter((one) => !isThis(one))))) {
    const isLed = !rest.verb.shows && !saysNothing(pieces.filter((one) => !isThis(one)))
    const doubt = isLed && { doubt: beyond(rest, pieces) }
    return known.thread === undefined
      ? { lines: [said(rest, [])], loose: true, ...doubt }
      : { lines: [said(rest, [known.thread])], plain: true, ...doubt }
  }
  return { lines: [asItStands({ ...rest, pieces: left })], unfit: true }
}

/** `merge CASE-13 into CASE-12`. */
export function readTwoLabels(rest: Rest, { usual, either }: Extract<Takes, { of: 'two labels' }>): ReadRest {
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
    (either === true ? /^(?:as|and|with|it|this)$/u : /^(?:into|with|to|in|it|this)$/u).test(
      bareWord(pieces[0]?.text ?? ''),
    )
  const all = (startsOver || labels.length === 0) && known.thread !== undefined ? [known.thread, ...labels] : labels
  if (all.length === 0) return { lines: [asItStands(rest)], unfit: true }
  const isAnd = ({ text }: Piece) => /^(?:and|&|\+|as)$/u.test(bareWord(text))
  // Which of them goes on is not said by "and".
  const isUnsaid = either !== true && more.some(isAnd)
  if (all.length > 2 || isUnsaid) return { lines: [], refusal: either ? TWO_LINKED : TWO_AT_A_TIME }
  const others = either ? more.filter((one) => !isAnd(one)) : more
  if (!saysNothing(others)) doubts.push(beyond(rest, others))
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
