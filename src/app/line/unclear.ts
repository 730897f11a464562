import { asMatched, bareWord } from './as-matched.ts'
import { beginningOf } from './filler-words.ts'
import type { Grammar } from './grammar.ts'
import { inQuotes } from './in-quotes.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { labelFrom } from './read-labels.ts'
import { verbAt, wordAt } from './verb-in.ts'

/** A label wherever it stands, also within what is written as one word: "CASE-7's", "acme/case 7", "#12". */
const LABEL =
  /(?<![\p{L}\p{N}])(?:(?:cases?|esc(?:alations?)?|checks?|check-?in|act|drill|maint(?:enance)?)[-_:#\s]*\d{1,9}|ours[-_]\d{1,9}|(?<![#＃])[#＃]+\s*\d{1,9})(?![\p{L}\p{N}])/gu
/** A number that a list of labels may go on with: behind "and" or a comma, or at the beginning of a line as what the line is about. */
const NUMBERED =
  /(?:,\s+|(?<!\d),|;\s*|[&+]\s*|(?<![\p{L}\p{N}])(?:and|und|et|y|plus|or)\s+)\d{1,9}(?![\p{L}\p{N}]|[.:,]\d|\s*%)|^[^\S\n]*\d{1,9}[^\S\n]*(?:$|:(?!\d)|["“”„«»])/mu
const NUMBER = /^\d{1,9}$/u

/** With these somebody takes back what was just said. */
const DENIES =
  /^(?:(?:no|nope|nah|nein|non)(?:[^\p{L}\p{N}]*$|\s*[,.!;…\p{Pd}]|\s+(?:wait|not|no|sorry|stop|hold|actually|that|this|it|i|please|forget|don't|do not)(?!\p{L}))|(?:wait|hold on|hang on|stop|halt|scratch|never ?mind|nvm|forget|ignore|disregard|cancel that|undo that|oops|whoops|ups|actually|kidding|just kidding|jk|sorry|don't|dont|do not|not|wrong|my mistake|my bad|i meant?|doch nicht|warte|quatsch)(?!\p{L})|(?:that|this|it) (?:was|is|were) (?:not|wrong|the wrong|a mistake)(?!\p{L}))/u

/** What is known of a text: the labels that its line is about, and what else would be done. */
type Of = { labels: readonly string[]; verbs: readonly Grammar[] }

/**
 * Why a text that only a colon or its place marks, `own` in its own line and `below` on those under it, may be more than what is said of one thing: it
 * names another, begins another deed, or takes the first one back. Undefined for what is plain.
 */
export function whyUnclear(own: string | undefined, below: string | undefined, of: Of): string | undefined {
  // In one pair of quotes it is marked as it is.
  if (own === undefined && below !== undefined && inQuotes(below.trim(), piecesOf(below.trim())) !== undefined)
    return undefined
  const text = [own, below].filter((one) => one !== undefined).join('\n')
  const [label] = otherLabels(text, of.labels)
  if (label !== undefined) return `It names ${label} as well.`
  const pieces = piecesOf(text)
  if (NUMBERED.test(asMatched(text)) || namesByNumber(pieces, of.verbs)) return 'A number in it may name another one.'
  if (own !== undefined && isVerbAlone(piecesOf(own), of.verbs)) return 'Its words may be another thing to do.'
  for (const line of (below ?? '').split('\n')) {
    const said = piecesOf(line)
    const { at } = beginningOf(said)
    if (beginsWithVerb(said, at, of.verbs)) return 'A line of it begins as another thing to do.'
    if (isDenial(said, at, line)) return 'A line of it may take back what stands before.'
  }
  return undefined
}

/** Whether a line below is about something else, as `CASE-4 "Never seen again"` under what was said of another case. */
export function isOfAnother(below: string | undefined, labels: readonly string[]): boolean {
  return (below ?? '').split('\n').some((line) => {
    const pieces = piecesOf(line)
    let at = beginningOf(pieces).at
    while (/^(?:and|und|et|y|or|also|&|\+|then)$/u.test(pieces[at]?.text.toLowerCase() ?? '')) at += 1
    const label = pieces[at]?.quoted === false ? labelFrom(pieces, at, 'CASE') : undefined
    return label?.sure === true && !labels.includes(label.label)
  })
}

function otherLabels(text: string, labels: readonly string[]): string[] {
  const pieces = piecesOf(text)
  const written = [...asMatched(text).matchAll(LABEL)].map(
    ([said]) => labelFrom(piecesOf(said.replaceAll(/\s+/gu, ' ')), 0, 'CASE')?.label ?? said,
  )
  // Letters that only look like those of a label make one as well.
  const alike = pieces.flatMap(({ text: word }, at) =>
    /[^\p{ASCII}]/u.test(word) && /\p{L}/u.test(word) ? (labelFrom(pieces, at, 'CASE')?.label ?? []) : [],
  )
  return [...written, ...alike].filter((one) => !labels.includes(one))
}

/** `ack 6`. */
function namesByNumber(pieces: Piece[], verbs: readonly Grammar[]): boolean {
  return pieces.some((piece, at) => {
    if (at === 0 || piece.quoted || !NUMBER.test(bareWord(piece.text))) return false
    const verb = verbAt(pieces, at - 1, verbs)
    return verb?.to === at && verb.verb.shows !== true
  })
}

function isVerbAlone(pieces: Piece[], verbs: readonly Grammar[]): boolean {
  const verb = verbAt(pieces, 0, verbs)
  return verb?.as === 'own name' && verb.to === pieces.length
}

/** By another word for it only where nothing else is said, or what is said is in quotes. */
function beginsWithVerb(pieces: Piece[], at: number, verbs: readonly Grammar[]): boolean {
  const verb = verbAt(pieces, at, verbs)
  // "--severity" names none.
  if (!verb || /^\p{Pd}./u.test(pieces[at]!.text)) return false
  return verb.as !== 'other word' || verb.to === pieces.length || pieces[verb.to]?.quoted === true
}

function isDenial(pieces: Piece[], at: number, line: string): boolean {
  // "Ok" leads to it as it leads to a verb, and so does "oh".
  const to = /^(?:a+h?|h+m+|uh|oh|err?|but)$/u.test(wordAt(pieces, at)) ? at + 1 : at
  const starts = [line, line.slice(pieces[to]?.from ?? line.length)]
  return starts.some((text) => DENIES.test(asMatched(text.trim()).replaceAll(/[’`´]/gu, "'")))
}
