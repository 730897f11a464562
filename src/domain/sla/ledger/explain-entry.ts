import { sayDate } from '../../time/say-time.ts'
import type { Decimal } from '../figures/decimal.ts'
import { explainCorrection, type ExplainedCorrection, type SayingFacts } from './explain-correction.ts'
import { type Currency, type Minor, sayAmount } from './currency.ts'
import { byDaysInWords, type Exact, type HeldInWords, type Saying, sayFee, sayFigure } from './explain-line.ts'
import { type FigureSource, saySource } from './figure-source.ts'
import type { ObjectiveWords } from './objective-words.ts'
import type { Cost } from './money-terms.ts'

/** A cap with what it comes to. `costs`: as it was agreed, by each of the terms that held, or by the last; undefined where they had none. */
export type CapInWords = { costs: (Cost | undefined)[]; minor: Minor }

/** What an entry of a ledger comes of. `minor`: as the side that owes sees it. */
export type ExplainedEntry = { number: number; period: string; minor: Minor; currency: Currency } & (
  | {
      word: 'penalty'
      /** Those that count, before any cap. */
      lines: { number: number; minor: Minor }[]
      held: HeldInWords[]
      cap?: CapInWords
      /** `used`: by the periods of the contract year before it. */
      year?: { begins: string; cap: CapInWords; fees: Minor; used: { period: string; minor: Minor }[] }
    }
  | {
      word: 'earn-back'
      of: string
      /** Of that period. */
      penalty: Minor
      /** `enough`: what it came to in the period, and the share of cases that is enough, where not all have to keep it. */
      causes: { about: ObjectiveWords; enough?: { figure: Exact; share: Decimal }; source?: FigureSource }[]
      each: Cost
      /** The penalty that the award of the period is a share of, and what of the award older penalties took. */
      award: { of: string; penalty: Minor; taken: Minor }
      atMost: string
      /** What of it was earned back before. */
      before: { period: string; minor: Minor }[]
    }
  | {
      word: 'bonus'
      about: ObjectiveWords
      figure: Exact & { unit: string; direction: 'at least' | 'at most' }
      source?: FigureSource
      reaching: string
      pays: Cost
      held: HeldInWords[]
      /** `paid`: of it, by the bonuses before. */
      cap?: CapInWords & { paid: Minor }
    }
  | ({ word: 'correction' } & ExplainedCorrection)
)

/** Lines count, and a cap leaves nothing of them: why no penalty is booked. */
export type NoPenalty = Omit<Of<'penalty'>, 'number'>

/** How an entry comes about, in sentences with the sums. */
export function explainEntry(entry: ExplainedEntry, saying: SayingFacts): string[] {
  const { name } = saying
  switch (entry.word) {
    case 'penalty':
      return explainSum(entry)
    case 'earn-back':
      return earnBack(entry, name)
    case 'bonus':
      return bonus(entry, name)
    case 'correction':
      return explainCorrection(entry, saying)
  }
}

type Of<Word> = Extract<ExplainedEntry, { word: Word }>

/** What the lines of a period that count come to, and each cap that they are held against. */
export function explainSum({ lines, held, cap, year, minor, currency }: NoPenalty): string[] {
  const amount = (one: Minor) => sayAmount(one, currency)
  const sum = lines.reduce((total, one) => total + one.minor, 0)
  const added = lines.map((one) => `${amount(one.minor)} (line ${one.number})`).join(' + ')
  const left = year && Math.max(0, year.cap.minor - year.used.reduce((total, one) => total + one.minor, 0))
  return [
    lines.length === 1 ? `One line counts: ${added}.` : `The lines that count: ${added} = ${amount(sum)}.`,
    ...(cap
      ? [`Penalties of a period come to at most ${sayCap(cap, held, currency)}.`]
      : ['No cap of a period is agreed.']),
    ...(year
      ? [
          `Those of the contract year that began on ${sayDate(year.begins)} come to at most ${sayCapOf(year.cap, `${amount(year.fees)}, the fees of its periods`, currency)}. ` +
            `${sayUsed(year.used, amount)}: ${amount(left!)} is left.`,
        ]
      : []),
    `The penalty is the least of these: ${amount(-minor)}.`,
  ]
}

function sayUsed(used: { period: string; minor: Minor }[], amount: (one: Minor) => string): string {
  if (used.length === 0) return 'Nothing of it was used before'
  return `Used before: ${used.map((one) => `${amount(one.minor)} (${one.period})`).join(' + ')}`
}

/** Where terms changed within the period, by calendar days. */
export function sayCap(cap: CapInWords, held: HeldInWords[], currency: Currency): string {
  const agreed = cap.costs.filter((_cost, at) => !held[at]?.nothing)
  const said = (cost: Cost | undefined) => JSON.stringify(cost)
  const isShare = agreed.every((one) => one !== undefined && 'percent' in one && said(one) === said(agreed[0]))
  if (cap.costs.length === 1 || isShare)
    return sayCapOf({ ...cap, costs: [agreed[0]] }, sayFee(held, currency), currency)
  const parts = byDaysInWords(held, (one) => {
    const cost = cap.costs[held.indexOf(one)]
    if (cost === undefined) return undefined
    return 'amount' in cost ? sayAmount(cost.amount, currency) : `${cost.percent} % of ${sayFee(held, currency)}`
  })
  return `${parts} = ${sayAmount(cap.minor, currency)}`
}

function sayCapOf({ costs: [cost], minor }: CapInWords, of: string, currency: Currency): string {
  return cost && 'percent' in cost
    ? `${cost.percent} % of ${of} = ${sayAmount(minor, currency)}`
    : sayAmount(minor, currency)
}

function earnBack(entry: Of<'earn-back'>, name: Saying['name']): string[] {
  const { of, penalty: owed, causes, each, award, atMost, before, minor, period, currency } = entry
  const amount = (one: Minor) => sayAmount(one, currency)
  const whole =
    'amount' in each ? amount(each.amount) : `${each.percent} % of ${amount(award.penalty)}, the penalty of ${award.of}`
  const earned = before.reduce((sum, one) => sum + one.minor, 0)
  return [
    `The penalty of ${of} was ${amount(owed)}. All that caused it was kept in ${period}: ${causes.map((one) => sayCause(one, name)).join('; ')}.`,
    ...causes.flatMap(({ source }) => (source ? [saySource(source)] : [])),
    `A period that is kept earns back ${whole}${award.taken === 0 ? '' : `, of which ${amount(award.taken)} went to an older penalty`}.`,
    `Of each penalty at most ${atMost} % comes back: of this one ${amount(earned)} had${earned === 0 ? '' : ` (${before.map((one) => one.period).join(', ')})`}.`,
    `So ${amount(minor)} comes back.`,
  ]
}

/** What was kept, and with what share of the cases where not all had to. */
export function sayCause({ about, enough }: Of<'earn-back'>['causes'][number], name: Saying['name']): string {
  if (!enough) return name(about)
  const figure = sayFigure({ ...enough.figure, unit: '%', direction: 'at least' })
  return `${name(about)} (${figure}; at least ${enough.share} % is enough)`
}

function bonus(
  { about, figure, source, reaching, pays, held, cap, minor, currency }: Of<'bonus'>,
  name: Saying['name'],
): string[] {
  const amount = (one: Minor) => sayAmount(one, currency)
  const paid = 'amount' in pays ? amount(pays.amount) : `${pays.percent} % of ${sayFee(held, currency)}`
  return [
    `${name(about)} came to ${sayFigure(figure)}, which reaches ${reaching} ${figure.unit}: that pays ${paid}.`,
    ...(source ? [saySource(source)] : []),
    ...(cap
      ? [`Bonuses of a period come to at most ${sayCap(cap, held, currency)}; ${amount(cap.paid)} of it is paid above.`]
      : []),
    `So ${amount(minor)} is paid.`,
  ]
}
