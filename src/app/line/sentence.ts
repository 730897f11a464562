import { bareWord } from './as-matched.ts'
import type { Piece } from './pieces.ts'

/** What is passed on to the other side, in no quotes. */
export type PassedOn = 'a question' | 'a message'

/** `named`: a label stands before it. `people`: the names of those who take part. */
type Place = { named: boolean; people: readonly string[] }

const CONDITION = words(
  'if unless provided assuming falls sofern when whenever once until till before while maybe perhaps probably possibly wenn sobald erst bis vielleicht si quand dès',
)
const FUTURE = words(
  'tomorrow tmrw tonight later soon asap eod cob today someday eventually morgen später heute demain bientôt mañana',
)
const BEFORE_TIME = words('by on at in within for from next this every until till before after around am um ab')
const TIMES = words(
  `monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun tomorrow tonight today noon midnight
    morning afternoon evening night hour hours minute minutes min mins day days week weeks weekend month months quarter year sprint
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov
    dec eod cob now then later montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi`,
)
const FEW = words('a an the one two three four a-few few some end next this of couple')
/** Behind a name, what somebody is going to do, ought to, or is to be told. */
const GOES_ON = words(
  `will shall should must let's lets gonna ought wird soll muss is are am has have had wants needs need going can could please to about
    that whether if for with and`,
)
/** What a sentence goes on with whose subject is the verb: "answer is on its way". */
const FORMS = words(
  `is isn't are aren't was wasn't were weren't be been being am has hasn't have haven't had hadn't should shouldn't must mustn't won't
    will shall ought needs need needed seems looks appears remains stays goes comes keeps works requires wants`,
)
const ASKS = words(
  `which what what's when where where's who who's whom whose why how how's is are am was were do does did can could will would shall
    should has have had may might must any anything anybody anyone`,
)
/** With them a sentence to somebody goes on. */
const TO_SOMEBODY = words(
  'this that it to him her them me us with everyone everybody somebody someone all both everything',
)
const THEM = words('him her them everyone everybody somebody someone')

function words(text: string): Set<string> {
  return new Set(text.split(/\s+/u))
}

/** A word as it is looked for here. */
function wordOf({ text, quoted }: Piece): string {
  return quoted ? '"' : bareWord(text).replaceAll(/[’`´]/gu, "'")
}

const TO_THEM = 'It reads like a sentence to somebody.'
const NOT_TO = 'It may say that it is not to be done.'
const WHEN = 'It may say when, or on what condition.'
const BY_WHOM = 'It may say who is to do it.'
const ASKED_PLAINLY = 'A question is in quotes, or ends with a question mark: the case waits for its answer.'

/**
 * Why these words, in no quotes behind the verb of a line, may be a sentence about what is to be passed on rather than that itself: when, on what
 * condition, or by whom. Undefined for what is plainly said.
 */
export function whySentence(pieces: Piece[], are: PassedOn, place: Place): string | undefined {
  const said = pieces.map(wordOf).filter((word) => word !== '')
  if (said.length === 0) return undefined
  const isAsked = /[?？][\s"'”’)*_]*$/u.test(pieces.at(-1)!.text)
  const somebody = whoIsToDoIt(pieces, said, are, place)
  if (somebody !== undefined) return somebody
  if (isAsked) return undefined
  if (are === 'a question') return ASKED_PLAINLY
  return whyNotPassedOn(said)
}

/** "If needed", "by Friday", "please don't", and "is on its way": the shorter, the less it is a message. */
function whyNotPassedOn(said: string[]): string | undefined {
  const isWhen = CONDITION.has(said[0]!) || isTime(said) || FUTURE.has(said[0]!)
  if (said.length <= 4 && isWhen) return WHEN
  if (/^(?:please )?(?:don't|dont|do not)(?: (?:yet|please|now))?$/u.test(said.join(' '))) return NOT_TO
  return FORMS.has(said[0]!) ? TO_THEM : undefined
}

/** "by friday", "at 5pm", "in an hour", "next week", "by the end of the month". */
function isTime(said: string[]): boolean {
  if (!BEFORE_TIME.has(said[0] ?? '')) return false
  let next = 1
  while (FEW.has(said[next] ?? '')) next += 1
  const word = said[next] ?? ''
  return TIMES.has(word) || /^\d{1,2}(?:[:.h]?\d{0,2})?(?:am|pm|th|st|nd|rd|h|d|min|m)?$/u.test(word)
}

function whoIsToDoIt(pieces: Piece[], said: string[], are: PassedOn, { named, people }: Place): string | undefined {
  const [first = '', second = ''] = said
  if (pieces[0]!.text.startsWith('@')) return named ? undefined : TO_THEM
  if (!named && TO_SOMEBODY.has(first)) return TO_THEM
  if (named && are === 'a question' && THEM.has(first)) return TO_THEM
  if (/^(?:about|if|whether|that)$/u.test(second) && isWordOfName(pieces[0]!) && !ASKS.has(first)) return TO_THEM
  const [to = '', behind] = nameIn(said, people)
  if (to === '') return undefined
  const goesOn = behind === undefined || GOES_ON.has(behind)
  // What is said to the other side begins with names as well.
  const isTold = are === 'a message' && !/^(?:that|about|to|whether|if)$/u.test(behind ?? '')
  return goesOn && !isTold ? BY_WHOM : undefined
}

function isWordOfName({ text }: Piece): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(text.replaceAll(/^[\p{P}\s]+|[\p{P}\s]+$/gu, ''))
}

/** Somebody of those at the beginning, perhaps behind "to", and the word behind. */
function nameIn(said: string[], people: readonly string[]): [name: string, behind?: string] | [] {
  const from = /^(?:to|for|by|with|via)$/u.test(said[0]!) ? 1 : 0
  for (const words of [3, 2, 1]) {
    const name = said
      .slice(from, from + words)
      .join(' ')
      .replace(/'s$/u, '')
    if (said.length < from + words || !people.some((one) => isCalled(one, name))) continue
    const behind = said[from + words]
    return behind === undefined ? [name] : [name, behind]
  }
  return []
}

/** By all of it, or the first name. */
function isCalled(person: string, name: string): boolean {
  const bare = person.toLowerCase()
  return bare === name || bare.split(/\s+/u)[0] === name
}
