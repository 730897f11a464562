import type { FactDraft } from '../../timeline/fact.ts'
import type { Instant } from '../../time/instant.ts'
import { type Currency, type Minor, sayAmount } from './currency.ts'
import { type Exact, type Saying, sayFigure } from './explain-line.ts'
import type { ObjectiveWords } from './objective-words.ts'

type ExactFigure = Exact & { unit: string; direction: 'at least' | 'at most' }

/** What a period is judged by otherwise than before, and what of the record brought that about. */
export type ExplainedChange = { about: ObjectiveWords; caseIds: string[]; because: FactDraft[] } & (
  | { is: 'no miss' | 'a miss' | 'another incident'; label: string; at: Instant; again?: true }
  /** Neither: there was no number, and there is none. */
  | { is: 'figure'; was?: ExactFigure; now?: ExactFigure }
)

export type ExplainedCorrection = {
  of: string
  /** What was booked of that period until then. */
  booked: { word: string; period: string; minor: Minor }[]
  /** What became known after the one and by the other moment. */
  known: { after: Instant; by: Instant }
  changes: ExplainedChange[]
}

/** How facts of the record are said. */
export type SayingFacts = Saying & { fact(fact: FactDraft): string }

/** The sum, and what it comes of: each thing that is judged otherwise, with who said what of it and when. */
export function explainCorrection(
  { of, booked, changes, minor, currency }: ExplainedCorrection & { minor: Minor; currency: Currency },
  saying: SayingFacts,
): string[] {
  const amount = (one: Minor) => sayAmount(one, currency)
  const sum = booked.reduce((total, one) => total + one.minor, 0)
  const said = booked.map((one) => `${one.word} ${amount(one.minor)} (booked in ${one.period})`).join(', ')
  return [
    `Of ${of} was booked before: ${booked.length === 0 ? 'nothing' : said}; in all ${amount(sum)}.`,
    `By what is known since it comes to ${amount(sum + minor)}: ${amount(sum + minor)} − (${amount(sum)}) = ${amount(minor)}. It is outside of any cap of the period that it is booked in.`,
    ...(changes.length === 0
      ? [
          `What ${of} itself is judged by is the same: it moves with an earlier period, by a cap or what is earned back, or by how it is reckoned.`,
        ]
      : inOrder(changes, of, saying)),
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
