import { bareWord } from './as-matched.ts'
import type { Piece } from './pieces.ts'

/** What the words behind a verb are: what is asked, what is told to the other side, or how and why something is done. */
export type WordsAre = 'a question' | 'a message' | 'how and why'

/** `named`: a label stands before them. `people`: the names of those who take part. */
type Place = { named: boolean; people: readonly string[] }

const NEGATION = words(`not never nope nah don't dont do-not wait hold stop cancel nein nicht kein non pas ne niet nee`)
/** Behind "no": else it belongs to what follows, as in "no progress". */
const AFTER_NO = words('need longer way please thanks thank yet more not later')
const CONDITION_ANYWHERE = words('if unless provided assuming falls sofern')
const CONDITION = words(
  'when whenever once until till before while maybe perhaps probably possibly only wenn sobald erst bis vielleicht si quand dès',
)
/** With what is done behind them they say how: "after restarting it", "by rolling back". */
const HOW_OR_WHEN = words('after by')
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
const FEW = words('a an the one two three four five a-few few some end next this of couple')
/** Somebody is going to, or ought to. */
const TO_BE_DONE = words(
  `will shall should must let's lets gonna ought i'll we'll you'll he'll she'll they'll it'll wird soll muss`,
)
const TO_BE_DONE_BY = words(
  'is are am has have had wants needs need going can could please to about that whether if for with and',
)
const ASKS = words(
  `which what what's when where where's who who's whom whose why how how's is are am was were do does did can could will would shall
    should has have had may might must isn't aren't doesn't don't didn't can't couldn't won't hasn't haven't any anything anybody
    anyone since`,
)
const WHY = words('what why who how which where whom whose')
const THING = words('case ticket issue incident escalation one ones problem tickets cases')
const WHICH = words('the this that those these his her their our your my another other')
const OF_WHICH = words('of for with from about by in on that which')
/** With them a sentence to somebody goes on. */
const TO_SOMEBODY = words(
  'this that it to him her them me us with everyone everybody somebody someone all both everything',
)
const THEM = words('him her them everyone everybody somebody someone')

/**
 * What a sentence goes on with whose subject is the word before: forms of verbs, by their own names or by how they end; and what negates. In English, as
 * the words for verbs are.
 */
const VERB_FORMS = words(
  `is isn't are aren't was wasn't were weren't be been being am has hasn't have haven't had hadn't does doesn't do don't did didn't
    should shouldn't must mustn't can can't cannot could couldn't would wouldn't will won't may might shall ought
    needs need needed needing seems looks looking appears remains stays stayed became becomes got gets getting goes going went gone comes
    came keeps kept works requires wants belongs deserves hangs sits waits waiting pending moving running ongoing
    done lost found made sent shut left taken given seen begun broken fixed over`,
)
const NEGATES = words('not no never neither nor none nothing longer nowhere hardly')
/** They end as such forms do. */
const NO_FORM = words(
  'bed feed seed speed red embed shed sped breed need indeed hundred sacred naked wicked unified united shared embedded advanced managed limited red-flag',
)

function words(text: string): Set<string> {
  return new Set(text.split(/\s+/u))
}

/** A word as it is looked for here. */
function wordOf({ text, quoted }: Piece): string {
  return quoted ? '"' : bareWord(text).replaceAll(/[’`´]/gu, "'")
}

/** Whether a sentence goes on with this word, whose subject stands before it. */
export function goesOn(piece: Piece): boolean {
  const word = wordOf(piece)
  return VERB_FORMS.has(word) || NEGATES.has(word) || (/^[a-z]{3,}ed$/u.test(word) && !NO_FORM.has(word))
}

/** Whether this word says that something is not so, or may not be. */
export function negatesOrDoubts(piece: Piece): boolean {
  const word = wordOf(piece)
  return NEGATES.has(word) || NEGATION.has(word) || word.endsWith("n't") || UNSURE.has(word)
}

const UNSURE = words(
  `maybe perhaps probably possibly was were from to or than below under above over between almost nearly like if unless until instead
    former formerly could should would might may must think guess believe rather previously lower raise lowered raised downgrade upgrade change changed reduce reduced least most vielleicht kein
    keine nicht pas`,
)

/**
 * Why these words, in no quotes behind the verb of a line, may be a sentence about the deed rather than what is said with it: that it is not to be done, or
 * when, or on what condition, whether, or by whom. Undefined for what is plainly said.
 */
export function whySentence(pieces: Piece[], are: WordsAre, place: Place): string | undefined {
  const said = pieces.map(wordOf).filter((word) => word !== '')
  if (said.length === 0) return undefined
  const isAsked = /[?？][\s"'”’)*_]*$/u.test(pieces.at(-1)?.text ?? '')
  const somebody = whoIsToDoIt(pieces, said, are, place)
  if (are === 'a question')
    return isQuestion(said, isAsked, place.named)
      ? somebody && !isAsked
        ? somebody
        : undefined
      : (somebody ?? TO_THEM)
  if (are === 'a message') return somebody ?? (isAsked ? undefined : whyNoMessage(said))
  return somebody ?? whyNoDeed(pieces, said, isAsked)
}

const TO_THEM = 'It reads like a sentence to somebody.'
const NOT_TO = 'It may say that it is not to be done.'
const WHEN = 'It may say when, or on what condition.'
const WHETHER = 'It may be a question.'
const BY_WHOM = 'It may say who is to do it.'

/** With a label, whatever is not said to or of somebody is asked. */
function isQuestion(said: string[], isAsked: boolean, named: boolean): boolean {
  if (isAsked) return true
  if (isWhen(said, 4)) return false
  const first = said.find((word) => !/^(?:please|pls|ok|so|and|hi|hello|also|just)$/u.test(word)) ?? ''
  return named || ASKS.has(first)
}

/** "If needed", "by Friday", "please don't", and "is on its way": the shorter, the less it is a message. */
function whyNoMessage(said: string[]): string | undefined {
  if (isWhen(said, 4)) return WHEN
  if (/^(?:please )?(?:don't|dont|do not)(?: (?:yet|please|now))?$/u.test(said.join(' '))) return NOT_TO
  return VERB_FORMS.has(said[0]!) &&
    !/^(?:done|fixed|found|lost|sent|looking|waiting|pending|running|over|can|could|would|may|do|does|did|don't)$/u.test(
      said[0]!,
    )
    ? TO_THEM
    : undefined
}

function isWhen(said: string[], atMost: number): boolean {
  return said.length <= atMost && (isCondition(said) || isTime(said, 0) || FUTURE.has(said[0]!))
}

function isCondition([first = '', second = '']: string[]): boolean {
  if (HOW_OR_WHEN.has(first)) return !second.endsWith('ing')
  if (first === 'in' && second === 'case') return true
  if (first === 'as' && second === 'soon') return true
  if (first === 'only')
    return (
      /^(?:with|to)$/u.test(second) ||
      CONDITION_ANYWHERE.has(second) ||
      CONDITION.has(second) ||
      HOW_OR_WHEN.has(second)
    )
  return CONDITION.has(first) || CONDITION_ANYWHERE.has(first)
}

/** "by friday", "at 5pm", "in an hour", "next week", "by the end of the month". */
function isTime(said: string[], at: number): boolean {
  if (!BEFORE_TIME.has(said[at] ?? '')) return false
  let next = at + 1
  while (FEW.has(said[next] ?? '')) next += 1
  const word = said[next] ?? ''
  return TIMES.has(word) || /^\d{1,2}(?:[:.h]?\d{0,2})?(?:am|pm|th|st|nd|rd|h|d|min|m)?$/u.test(word)
}

function whyNoDeed(pieces: Piece[], said: string[], isAsked: boolean): string | undefined {
  if (isAsked || WHY.has(said[0]!)) return WHETHER
  if (/^i (?:think|guess|believe|would|wonder) ?/u.test(said.join(' '))) return TO_THEM
  if (isNegated(pieces, said)) return NOT_TO
  const last = said.at(-1)!
  if (isCondition(said) || isTime(said, 0) || FUTURE.has(said[0]!) || FUTURE.has(last)) return WHEN
  if (said.some((word, at) => CONDITION_ANYWHERE.has(word) || (word === 'in' && said[at + 1] === 'case'))) return WHEN
  if (said.some((word, at) => /^(?:by|until|till|next)$/u.test(word) && isTime(said, at))) return WHEN
  if (
    said.slice(0, 4).some((word) => TO_BE_DONE.has(word)) ||
    /(?:going|has|have|needs?|wants?) to /u.test(said.slice(0, 6).join(' '))
  )
    return BY_WHOM
  return VERB_FORMS.has(said[0]!) &&
    !/^(?:done|fixed|found|lost|sent|shut|made|left|over|kept|pending|waiting)$/u.test(said[0]!)
    ? TO_THEM
    : undefined
}

function isNegated(pieces: Piece[], said: string[]): boolean {
  const begun = said[0] === 'please' || said[0] === 'pls' ? said.slice(1) : said
  const [first = '', second] = begun
  const isNo =
    first === 'no' &&
    (second === undefined ||
      AFTER_NO.has(second) ||
      /[,.;:!–—-]$/u.test(pieces.find((one) => wordOf(one) === 'no')!.text))
  if (isNo || NEGATION.has(first) || (first === 'do' && second === 'not')) return true
  const end = said.slice(-2).join(' ')
  if (
    /(?:^| )(?:not|no|nope|don't|dont|nicht|never|wait|stop)$|^(?:not|never) (?:yet|now|mind|please|needed)$|^do not$/u.test(
      end,
    )
  )
    return true
  return /(?:please|pls|but) (?:don't|dont|do not|not)(?: |$)/u.test(said.join(' '))
}

function whoIsToDoIt(pieces: Piece[], said: string[], are: WordsAre, { named, people }: Place): string | undefined {
  const [first = '', second = '', third = ''] = said
  if (pieces[0]!.text.startsWith('@')) return named && are !== 'how and why' ? undefined : TO_THEM
  const isThing = WHICH.has(first) && THING.has(second) && (third === '' || OF_WHICH.has(third))
  if (!named && are !== 'a message' && (isThing || (/['’]s$/u.test(first) && THING.has(second)))) return TO_THEM
  if (!named && TO_SOMEBODY.has(first) && !(are === 'a question' && ASKS.has(first))) return TO_THEM
  if (named && are === 'how and why' && first === 'to') return BY_WHOM
  if (named && are === 'a question' && THEM.has(first)) return TO_THEM
  if (/^(?:about|if|whether|that)$/u.test(second) && isWordOfName(pieces[0]!) && !ASKS.has(first)) return TO_THEM
  const [to = '', behind] = nameIn(said, people)
  if (to === '') return !named && are === 'how and why' && isName(pieces) ? BY_WHOM : undefined
  const goesOn = behind === undefined || TO_BE_DONE.has(behind) || TO_BE_DONE_BY.has(behind)
  // What is said to the other side begins with names as well.
  const isTold = are === 'a message' && !/^(?:that|about|to|whether|if)$/u.test(behind ?? '')
  return goesOn && !isTold ? BY_WHOM : undefined
}

/** One word with a capital, as names have it and nothing that was done has in the middle of a line. */
function isName([word, ...others]: Piece[]): boolean {
  return others.length === 0 && isWordOfName(word!) && !goesOn(word!)
}

function isWordOfName({ text }: Piece): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(bareEnds(text))
}

function bareEnds(text: string): string {
  return text.replaceAll(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')
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
