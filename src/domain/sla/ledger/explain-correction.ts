import type { FactDraft } from '../../timeline/fact.ts'
import type { Instant } from '../../time/instant.ts'
import { type Currency, type Minor, sayAmount } from './currency.ts'
import { type Exact, type Saying, sayFigure } from './explain-line.ts'
import type { EntryWord } from './ledger.ts'
import type { ObjectiveWords } from './objective-words.ts'

type ExactFigure = Exact & { unit: string; direction: 'at least' | 'at most' }

/** What a period is judged by otherwise than before, and what of the record brought that about. */
export type ExplainedChange = { about: ObjectiveWords; caseIds: string[]; because: FactDraft[] } & (
  | { is: 'no miss' | 'a miss' | 'another incident'; label: string; at: Instant; again?: true }
  /** Neither: there was no number, and there is none. */
  | { is: 'figure'; was?: ExactFigure; now?: ExactFigure }
)

/** What of a period is judged otherwise. `known`: what became known after the one and by the other moment. `span`: from when to when it is. */
export type JudgedAnew = {
  of: string
  known: { after: Instant; by: Instant }
  span?: { from: Instant; to: Instant }
  changes: ExplainedChange[]
}

type Said = { word: EntryWord; minor: Minor }
type Then<T> = { was: T; now: T }

/** How earlier periods move a later one: by what a contract year can come to, and what is earned back. */
export type Moved = {
  with: JudgedAnew[]
  /** What is left of the cap of the contract year, and that cap, where they are others than before. */
  left?: Then<Minor>
  yearCap?: Then<Minor>
  /** What it comes to, entry by entry. */
  entries: Then<Said[]>
}

export type ExplainedCorrection = JudgedAnew & {
  /** What was booked of that period until then. */
  booked: { word: string; period: string; minor: Minor }[]
  moved?: Moved
}

/** How facts of the record are said. */
export type SayingFacts = Saying & { fact(fact: FactDraft): string }

/** The sum, and what it comes of: each thing that is judged otherwise, with who said what of it and when. */
export function explainCorrection(
  { of, booked, changes, moved, minor, currency }: ExplainedCorrection & { minor: Minor; currency: Currency },
  saying: SayingFacts,
): string[] {
  const amount = (one: Minor) => sayAmount(one, currency)
  const sum = booked.reduce((total, one) => total + one.minor, 0)
  const said = booked.map((one) => `${one.word} ${amount(one.minor)} (booked in ${one.period})`).join(', ')
  return [
    `Of ${of} was booked before: ${booked.length === 0 ? 'nothing' : said}; in all ${amount(sum)}.`,
    `By what is known since it comes to ${amount(sum + minor)}: ${amount(sum + minor)} − (${amount(sum)}) = ${amount(minor)}. It is outside of any cap of the period that it is booked in.`,
    ...inOrder(changes, of, saying),
    ...(moved ? explainMoved(moved, { of, isSame: changes.length === 0 }, { ...saying, amount }) : []),
    ...(changes.length > 0 || moved
      ? []
      : [`What ${of} is judged by is the same, and so is all before it: it moves by how it is reckoned.`]),
  ]
}

type SayingMoney = SayingFacts & { amount(one: Minor): string }

function explainMoved(
  { with: others, left, yearCap, entries }: Moved,
  { of, isSame }: { of: string; isSame: boolean },
  saying: SayingMoney,
): string[] {
  const { amount } = saying
  const list = (all: Said[]) =>
    all.length === 0 ? 'nothing' : all.map(({ word, minor }) => `${word} ${amount(minor)}`).join(' + ')
  return [
    ...(isSame ? [`What ${of} itself is judged by is the same.`] : []),
    ...others.flatMap((one) => [
      `It moves with ${one.of}, which is judged otherwise:`,
      ...inOrder(one.changes, one.of, saying),
    ]),
    ...(yearCap
      ? [
          `Its contract year comes to at most ${amount(yearCap.now)}, where it came to ${amount(yearCap.was)}: its cap is a share of the fees of its periods.`,
        ]
      : []),
    ...(left ? [`Of its contract year ${amount(left.now)} is left for it, where ${amount(left.was)} was.`] : []),
    `So it comes to ${list(entries.now)}, where it came to ${list(entries.was)}.`,
  ]
}

/** What is said of several things at once is told with the last of them. */
function inOrder(changes: ExplainedChange[], of: string, saying: SayingFacts): string[] {
  return changes.map((change, at) => {
    const later = new Set(changes.slice(at + 1).flatMap(({ because }) => because.map(keyOf)))
    const own = change.because.filter((fact) => !later.has(keyOf(fact)))
    return [sayChange(change, of, saying), ...own.map((fact) => `${saying.say(fact.at)}: ${saying.fact(fact)}`)].join(
      ' ',
    )
  })
}

function keyOf({ at, kind, subject, data }: FactDraft): string {
  return JSON.stringify([at, kind, subject, data])
}

function sayChange(change: ExplainedChange, of: string, { say, name }: SayingFacts): string {
  if (change.is === 'figure') {
    const [was, now] = [change.was, change.now].map((one) => (one ? sayFigure(one) : 'no number'))
    return `${name(change.about)} for ${of}: it was judged by ${was}, and is by ${now}.`
  }
  const { label, at, again, about } = change
  const which = `${label}, ${name(about)}, due on ${say(at)}${again ? ' and still overdue later' : ''}`
  return `${which}: ${CHANGED[change.is]}.`
}

const CHANGED = {
  'no miss': 'it is counted as missed no more',
  'a miss': 'it is counted as missed now',
  'another incident': 'it is counted with other cases as one incident now, or no more',
}

/** So many causes are named where a correction is only listed. */
const NAMED = 3

/** What a correction comes of, in a few words: "CASE-1, Severity 1, resolve, let pass". Undefined where nothing of it is known. */
export function sayCauses({ changes, moved }: ExplainedCorrection, name: Saying['name']): string | undefined {
  const others = moved?.with.flatMap((one) => one.changes.map((change) => `${inBrief(change, name)} (${one.of})`)) ?? []
  const all = [...changes.map((one) => inBrief(one, name)), ...others, ...(moved?.yearCap ? ['another cap'] : [])]
  const said = all.slice(0, NAMED).join('; ')
  if (all.length === 0) return undefined
  return all.length > NAMED ? `${said}; and ${all.length - NAMED} more` : said
}

function inBrief(change: ExplainedChange, name: Saying['name']): string {
  if (change.is === 'figure') {
    const [was, now] = [change.was, change.now].map((one) => (one ? sayFigure(one) : 'no number'))
    if (change.because.some(({ kind }) => kind === 'FigureWaived')) return `${name(change.about)}, let pass`
    // What is reported of a figure is said of the partner, all else of a case.
    const ofCases = change.because.filter(({ data }) => data['figure'] === undefined)
    const cases = [...new Set(ofCases.map(({ subject }) => subject))]
    const by = cases.length === 0 ? '' : ` (${cases.join(', ')})`
    return `${name(change.about)} judged by ${now} instead of ${was}${by}`
  }
  const isWaived = change.because.some(({ kind }) => kind === 'SlaBreachWaived')
  return `${change.label}, ${name(change.about)}, ${isWaived && change.is === 'no miss' ? 'let pass' : IN_BRIEF[change.is]}`
}

const IN_BRIEF = {
  'no miss': 'missed no more',
  'a miss': 'missed',
  'another incident': 'one incident with others, or no more',
}
