import { isCourtesy } from '../../domain/cases/courtesy.ts'
import { editDistance, nearest } from '../../domain/partners/nearest.ts'
import { endOfFirstLine, readBelow } from './below.ts'
import { beginningOf, type Manner, saysNothing } from './filler-words.ts'
import type { Grammar, Takes } from './grammar.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { askedCases } from './read-asked-cases.ts'
import { labelFrom } from './read-labels.ts'
import { partnerFrom } from './read-partner.ts'
import { isAround } from './read-others.ts'
import { readRest } from './read-rest.ts'
import type { Known, Reading, ReadRest, Rest } from './reading.ts'
import { takeFlags } from './take-flags.ts'
import { deedsOf } from './several-deeds.ts'
import { type SaidVerb, verbAt, wordAt } from './verb-in.ts'

const GREETINGS = new Set(['hi', 'hello'])
const HELP = new Set(['help', '?', ...GREETINGS])
/** Verbs that show something where nothing is to be changed. */
const SHOWN_BESIDE = new Set(['people', 'managers'])
const CHANGES = new Set(['add', 'remove'])
/** Behind verbs that take these, what is the name of another verb may be something else. */
const SAYS_MORE = new Set<Takes['of']>(['labels', 'label or figure', 'filters', 'search'])

/** What somebody means by a line: a pure function of the line and of what is known where it was typed. Never fails. */
export function readLine<Verb extends Grammar>(line: string, known: Known<Verb>): Reading<Verb> {
  const text = withoutMarksAround(line)
  const pieces = piecesOf(text).filter(({ text: said, quoted }) => quoted || said !== '')
  const [first] = pieces
  // A line in quotes is the line: so examples are copied.
  if (first?.quoted === true && pieces.length === 1 && first.text !== text.trim()) return readLine(first.text, known)
  const begun = beginningOf(pieces)
  const verb = verbAt(pieces, begun.at, known.verbs)
  const asked = listAsked(pieces, begun.at, verb, known)
  if (asked) return asked
  if (verb && isThanks(text, pieces.slice(begun.at, verb.to), pieces.slice(verb.to), verb, known))
    return { certainty: 'courtesy' }
  if (verb) {
    const number = verb.verb.takes.of === 'title' ? labelFrom(pieces, begun.at, 'CASE') : undefined
    // `case 12` names one.
    if (number && saysNothing(pieces.slice(begun.at + number.pieces)))
      return readUnled({ text, pieces, known }, begun.at)
    const deeds = deedsOf(text, pieces, verb, known)
    if (deeds.length > 1) return readEach(deeds, verb.verb, known)
    return readVerb({ text, pieces, known }, otherShown(pieces, verb, known), begun.manner)
  }
  const needs = whatNeeds(pieces, known)
  if (needs) return needs
  if (isHelp(pieces) || wordAt(pieces, begun.at) === 'help')
    return helpAsked(pieces.slice(isHelp(pieces) ? 0 : begun.at))
  if (isCourtesy(text)) return { certainty: 'courtesy' }
  return readUnled({ text, pieces, known }, begun.at)
}

type Line<Verb extends Grammar> = { text: string; pieces: Piece[]; known: Known<Verb> }

/** The verb of a line, where it begins with one: what else is known may hang on it. */
export function verbOf<Verb extends Grammar>(line: string, verbs: readonly Verb[]): Verb | undefined {
  const reading = readLine(line, { verbs, partners: [] })
  if (reading.certainty === 'several') return reading.each[0]?.verb
  return 'verb' in reading ? reading.verb : undefined
}

/** More things in one line are said back than this in no case. */
const MOST_DEEDS = 5
const ONE_EACH = 'That is more than one thing, and nothing was done. Please say each in a line of its own, alone.'

/** Several things to be done: none is the reason of another, and which of them are meant is for whoever typed. */
function readEach<Verb extends Grammar>(deeds: string[], verb: Verb, known: Known<Verb>): Reading<Verb> {
  const each = deeds.length > MOST_DEEDS ? [] : deeds.map((deed) => readLine(deed, known))
  const meant = each.flatMap((one) =>
    one.certainty === 'understood' || one.certainty === 'probably'
      ? [{ verb: one.verb, lines: one.lines, sure: one.certainty === 'understood' }]
      : [],
  )
  return meant.length === deeds.length
    ? { certainty: 'several', each: meant }
    : { certainty: 'not', verb, refusal: ONE_EACH }
}

/** "Done, thanks" is as much a courtesy as "thanks" is, but a verb's own name is one, and more words than one say what is meant. */
function isThanks(
  text: string,
  words: Piece[],
  behind: Piece[],
  { as, verb }: SaidVerb<Grammar>,
  { thread }: Known,
): boolean {
  if (as === 'own name') return false
  const isOneWord = thread === undefined && words.length === 1 && verb.takes.of === 'labels'
  return isCourtesy(text) || (isOneWord && behind.length > 0 && saysNothing(behind))
}

/** Cases asked for in words that begin with no verb that lists them, or with one that means something else alone. */
function listAsked<Verb extends Grammar>(
  pieces: Piece[],
  at: number,
  verb: SaidVerb<Verb> | undefined,
  known: Known<Verb>,
): Reading<Verb> | undefined {
  if (at >= pieces.length || verb?.verb.takes.of === 'filters') return undefined
  const asked = askedCases(pieces, at, known)
  const lists = asked && known.verbs.find((one) => one.verb === asked.verb)
  return lists && { certainty: 'understood', verb: lists, lines: [{ words: asked.words, flags: {} }], loosely: true }
}

/** Signs alone are nothing said. */
function isUnsaid({ text, quoted }: Piece): boolean {
  return !quoted && text !== '?' && /^[\p{P}\p{Cf}]*$/u.test(text)
}

/** Nothing said, or the question itself, asks what there is to do. */
function whatNeeds<Verb extends Grammar>(
  pieces: Piece[],
  { verbs, offered = verbs }: Known<Verb>,
): Reading<Verb> | undefined {
  const said = pieces.filter((piece) => !isUnsaid(piece))
  const isAsked = said.length === 3 && said.map((_, at) => wordAt(said, at)).join(' ') === 'what needs me'
  const verb = said.length === 0 || isAsked ? offered.find((one) => one.verb === 'mine') : undefined
  return verb && { certainty: 'understood', verb, lines: [{ words: [], flags: {} }] }
}

/** Whether help is asked for, or nothing is said. */
function isHelp(pieces: Piece[]): boolean {
  const [first, ...others] = pieces.filter((piece) => !isUnsaid(piece))
  if (!first) return true
  const word = first.text === '?' ? '?' : wordAt([first], 0)
  return HELP.has(word) && (!GREETINGS.has(word) || others.length === 0)
}

/** `show cases` and `list all people` are two words for what the second one shows. */
function otherShown<Verb extends Grammar>(
  pieces: Piece[],
  said: SaidVerb<Verb>,
  { verbs, partners }: Known<Verb>,
): SaidVerb<Verb> {
  if (!said.verb.shows || SAYS_MORE.has(said.verb.takes.of)) return said
  let { to } = said
  while (/^(?:me|us|my|our|the|all|open|a)$/u.test(wordAt(pieces, to))) to += 1
  const other = partnerFrom(pieces, to, partners) ? undefined : verbAt(pieces, to, verbs)
  const changes = pieces.some((_, at) => CHANGES.has(wordAt(pieces, at)))
  const isShown =
    other?.as === 'own name' && (other.verb.shows === true || (SHOWN_BESIDE.has(other.verb.verb) && !changes))
  return isShown && other.verb !== said.verb ? { ...other, as: 'other word' } : said
}

function helpAsked<Verb extends Grammar>(pieces: Piece[]): Reading<Verb> {
  const [, ...others] = pieces
  const [about, ...more] = others.map((_, at) => wordAt(others, at)).filter((word) => word !== '')
  return { certainty: 'help', ...(about !== undefined && { about }), ...(more.length > 0 && { more: true }) }
}

function readVerb<Verb extends Grammar>(line: Line<Verb>, said: SaidVerb<Verb>, manner: Manner): Reading<Verb> {
  const { verb } = said
  const rest = restOf(line, said)
  if (rest.flags['help'] !== undefined) return { certainty: 'help', about: verb.verb }
  const flag = Object.keys(rest.flags).find((one) => !(verb.flags ?? []).includes(one))
  const read = readRest(rest)
  if (flag !== undefined) return { certainty: 'not', verb, flag }
  const [again] = rest.twice
  if (again !== undefined)
    return { certainty: 'not', verb, refusal: `\`--${again}\` is said twice. Say it once, as it is meant.` }
  if (read.refusal !== undefined) return { certainty: 'not', verb, refusal: read.refusal }
  const [first, ...others] = read.lines
  if (!first) return { certainty: 'not', word: verb.verb }
  if (read.unfit) return { certainty: 'not', verb, lines: [read.apart ?? first] }
  if (verb.shows || read.shows)
    return { certainty: 'understood', verb, lines: [first, ...others], ...(!onlyNames(rest) && { loosely: true }) }
  const asked = isAsked(rest.pieces.at(-1) ?? line.pieces[said.to - 1], read) ? 'asking' : manner
  const why = read.doubt ?? whyNotSure(said, asked, read)
  if (why === undefined)
    return { certainty: 'understood', verb, lines: read.lines, ...(read.loose && { loosely: true }) }
  const lines = read.saidBack ? [read.saidBack] : read.lines
  return { certainty: 'probably', verb, lines, why, ...(read.apart && { apart: read.apart }) }
}

/** Whether nothing stands behind a verb but what it may show. */
function onlyNames({ pieces, known }: Rest): boolean {
  let at = 0
  while (at < pieces.length) {
    const label = labelFrom(pieces, at, 'CASE')
    const to = label ? at + label.pieces : partnerFrom(pieces, at, known.partners)?.to
    if (to === undefined && !saysNothing([pieces[at]!]) && !isAround(pieces[at]!)) return false
    at = to ?? at + 1
  }
  return true
}

/** A question mark behind what is no text is one. */
function isAsked(last: Piece | undefined, { loose }: { loose?: true }): boolean {
  return loose !== true && last?.quoted === false && /[?？]\s*$/u.test(last.text)
}

/** What acts must be said as what acts is said. */
function whyNotSure(
  { as, verb }: SaidVerb<Grammar>,
  manner: Manner,
  { lines, loose, plain }: ReadRest,
): string | undefined {
  if (as === 'look-alike') return 'Its first word has letters of another alphabet.'
  if (as === 'near words') return `I take it to mean \`${verb.verb}\`, and it may say something else.`
  if (manner === 'asking') return 'It may be a question, or a wish.'
  // Whatever else the word means to people, only the verb itself acts; what is done about an action has no other word.
  const isEmpty = lines.every(({ words, below }) => words.length === 0 && below === undefined)
  const isOfActions = lines.every(({ words }) => /^(?:ACT|OURS)-\d/u.test(words[0] ?? ''))
  if (as === 'other word' && (!isEmpty || loose) && !isOfActions)
    return `I take it to mean \`${verb.verb}\`, which acts by that name alone.`
  const isSentence = loose === true && plain !== true && (as === 'phrase' || manner === 'politely')
  return isSentence ? 'It may be a sentence to somebody.' : undefined
}

function restOf<Verb extends Grammar>(
  { text, pieces, known }: Line<Verb>,
  { verb, as, to }: SaidVerb<Verb>,
): Rest<Verb> {
  const end = verb.takesLines ? endOfFirstLine(text, pieces, to) : undefined
  const head = end === undefined ? pieces.slice(to) : pieces.slice(to).filter((piece) => piece.to <= end)
  const { flags, rest, taken, twice } = takeFlags(head, verb.flags ?? [], verb.longFlags)
  const more = end === undefined ? undefined : readBelow(text.slice(end), verb.flags ?? [])
  return {
    verb,
    as,
    text,
    pieces: rest,
    taken,
    twice: [
      ...twice,
      ...Object.keys(more?.flags ?? {}).filter((one) => (flags[one] ?? more?.flags[one]) !== more?.flags[one]),
    ],
    flags: Object.assign(flags, more?.flags),
    ...(more?.below !== undefined && { below: more.below }),
    ...(more?.behindWords && { flagsBehindWords: true }),
    known,
  }
}

/** A line that begins with no verb: a name that is shown, with a verb behind it perhaps; or a word that is near to one. */
function readUnled<Verb extends Grammar>({ text, pieces, known }: Line<Verb>, at: number): Reading<Verb> {
  const show = known.verbs.find(({ verb }) => verb === 'show')
  const label = labelFrom(pieces, at, 'CASE')
  if (show && label) {
    // In a thread a number alone need be no label.
    const isLabel = label.sure || known.thread === undefined
    const verb = isLabel ? verbAt(pieces, at + label.pieces, known.verbs) : undefined
    if (verb && !verb.verb.shows && verb.as === 'own name' && verb.verb.takes.of === 'labels') {
      const turned = [...pieces.slice(at, at + label.pieces), ...pieces.slice(verb.to)]
      const read = readVerb(
        { text, pieces: [pieces[at + label.pieces]!, ...turned], known },
        { ...verb, to: 1 },
        'asking',
      )
      if (read.certainty === 'probably') return { ...read, why: 'The verb comes first.' }
    }
    if (label.sure || pieces.length === 1) {
      const isMore = !saysNothing(pieces.slice(at + label.pieces))
      const lines = [{ words: [label.label], flags: {} }]
      return { certainty: 'understood', verb: show, lines, ...(isMore && { loosely: true }) }
    }
  }
  const partner = partnerFrom(pieces, at, known.partners)
  if (show && partner && saysNothing(pieces.slice(partner.to)))
    return { certainty: 'understood', verb: show, lines: [{ words: [partner.said], flags: {} }] }
  return guess({ text, pieces, known }, at)
}

/** The letters of a word to which half of the language is near. */
const SHORT = 5

/** Words that ask are no slips of another, `who`, which is a verb, nor is “not” one of `note`. */
const NO_SLIPS = new Set(['why', 'how', 'whom', 'whose', 'not'])

/** The nearest verb, and the line with it, where that makes a line. */
function guess<Verb extends Grammar>({ text, pieces, known }: Line<Verb>, at: number): Reading<Verb> {
  const place = pieces[at] ?? pieces[0]
  const word = place?.text ?? ''
  const words = (known.offered ?? known.verbs).flatMap(({ verb, also = [] }) => [verb, ...also])
  const near = nearest(wordAt(pieces, at), words)
  const said = wordAt(pieces, at)
  const isFar = near !== undefined && said.length <= SHORT && editDistance(said, near) > 1
  if (near === undefined || isFar || NO_SLIPS.has(said) || !place || place.quoted) return { certainty: 'not', word }
  const meant = readLine(`${near}${text.slice(place.to)}`, known)
  const offer =
    meant.certainty === 'understood' || meant.certainty === 'probably'
      ? { verb: meant.verb, lines: meant.lines }
      : undefined
  return { certainty: 'not', word, nearest: near, ...(offer && { offer }) }
}

/** What chat programs put around a line that was copied as code, or is bold, and what stands before one that quotes. */
function withoutMarksAround(line: string): string {
  const text = line.trim().replace(/^(?:>|&gt;)\s*/u, '')
  for (const mark of ['```', '``', '`', '***', '**', '*', '__', '_', '~~', '~']) {
    const inner = text.slice(mark.length, -mark.length)
    const isAround = text.length > 2 * mark.length && text.startsWith(mark) && text.endsWith(mark)
    if (isAround && !inner.includes(mark[0]!)) return withoutMarksAround(inner)
  }
  return text
}
