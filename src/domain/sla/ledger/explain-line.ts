import type { Instant } from '../../time/instant.ts'
import { type Currency, type Minor, sayAmount } from './currency.ts'
import { decimalCut, type Fraction, roundedTo } from './fraction.ts'
import { type FigureSource, saySource } from './figure-source.ts'
import type { ObjectiveWords } from './objective-words.ts'
import type { Band, Cost } from './money-terms.ts'

/** Terms of money over calendar days of a period. `version`: of the agreement. `nothing`: none were agreed on those days. */
export type HeldInWords = { version: number; days: number; fee: Minor; nothing?: true }

/** How moments and promises are said. */
export type Saying = { say(at: Instant): string; name(about: ObjectiveWords): string }

/** A number as two whole ones, as text, so that it stays exact. */
export type Exact = { top: string; bottom: string }

/** `to`: its end, which belongs to the next. */
type InPeriod = { period: string; to: Instant }

export type ExplainedPenalty = {
  number: number
  about: ObjectiveWords
  minor: Minor
  currency: Currency
  held: HeldInWords[]
  /** The case that missed it, its due time, and the version of the terms that held then, with the fee of a whole period. `again`: it was missed before, and still overdue when this period ended, by whose terms it counts again. */
  breach?: { label: string; at: Instant; version: number; fee: Minor; again?: InPeriod }
  /** Of a figure: what it came to, exactly. */
  figure?: Exact & { unit: string; direction: 'at least' | 'at most' }
  /** Where that comes from. */
  source?: FigureSource
  cost?: Cost
  /** What each of `held` says, and the worst of it. */
  bands?: { bands: Band[]; decimals?: number; worst?: Band }[]
  /** The number of the line that counts in its place, of the same case or incident. */
  dearer?: number
}

/** How a penalty comes about before any cap, in sentences: what was missed, what the terms say of it, and the sum. */
export function explainPenalty(line: ExplainedPenalty, { say, name }: Saying): string[] {
  const { breach, about, minor, currency, dearer } = line
  return [
    breach
      ? breach.again
        ? `${breach.label} missed it before, and was still overdue when ${breach.again.period} ended, on ${say(breach.again.to)}: ${name(about)}, due on ${say(breach.at)}. By these terms it is counted again in each such period. “explain ${breach.label}” tells why.`
        : `${breach.label} missed it: ${name(about)}, due on ${say(breach.at)}. “explain ${breach.label}” tells why.`
      : `${name(about)} ${cameTo(line)}.`,
    ...(line.source ? [saySource(line.source)] : []),
    ...(line.bands ? explainBands(line, line.bands) : explainCost(line)),
    ...(dearer === undefined
      ? []
      : [
          `It is not counted, ${sayAmount(minor, currency)}: line ${dearer} counts in its place, and is about the same incident.`,
        ]),
  ]
}

function exactOf({ top, bottom }: Exact): Fraction {
  return { top: BigInt(top), bottom: BigInt(bottom) }
}

function cameTo({ figure }: ExplainedPenalty): string {
  return figure ? `came to ${sayFigure(figure)}` : 'was missed'
}

/** "96.774 %, exactly 3000/31": cut to the worse side where it goes on. */
export function sayFigure(figure: Exact & { unit: string; direction: 'at least' | 'at most' }): string {
  const { top, bottom } = reduced(exactOf(figure))
  const cut = `${decimalCut({ top, bottom }, 3, figure.direction)} ${figure.unit}`
  return (1_000n * top) % bottom === 0n ? cut : `${cut}, exactly ${top}/${bottom}`
}

/** To so many decimals, with its unit. */
export function sayRoundedTo(figure: NonNullable<ExplainedPenalty['figure']>, decimals: number): string {
  return `${decimalCut(roundedTo(exactOf(figure), decimals), decimals, figure.direction)} ${figure.unit}`
}

function reduced({ top, bottom }: Fraction): Fraction {
  const common = commonOf(top < 0n ? -top : top, bottom)
  return { top: top / common, bottom: bottom / common }
}

function commonOf(one: bigint, other: bigint): bigint {
  return other === 0n ? one : commonOf(other, one % other)
}

function explainCost(line: ExplainedPenalty): string[] {
  const { cost, breach, held, minor, currency } = line
  if (!cost) return []
  const version = breach?.version ?? held.at(-1)!.version
  const when = breach && !breach.again ? 'which held then' : 'which held at its end'
  const each = 'amount' in cost ? sayAmount(cost.amount, currency) : `${cost.percent} % of the fee`
  const fee = breach ? sayAmount(breach.fee, currency) : sayFee(held, currency)
  const sum = 'amount' in cost ? '' : `: ${cost.percent} % of ${fee} = ${sayAmount(minor, currency)}`
  return [`By version ${version} of the terms, ${when}, a miss costs ${each}${sum}.`]
}

function explainBands(line: ExplainedPenalty, all: NonNullable<ExplainedPenalty['bands']>): string[] {
  const { held, minor, currency, figure } = line
  const unit = figure?.unit ?? ''
  const worse = figure?.direction === 'at most' ? 'above' : 'below'
  const told = all.flatMap(({ bands, decimals, worst }, at) => {
    const { version, days, nothing } = held[at]!
    if (nothing) return []
    const said = bands.map(({ beyond, percent }) => `${worse} ${beyond} ${unit} ${percent} %`).join(', ')
    const rounding =
      decimals !== undefined && figure
        ? ` Rounded to ${decimals} decimals as agreed it is ${sayRoundedTo(figure, decimals)}.`
        : ''
    const of = held.length === 1 ? '' : `, on ${days} of ${daysOf(held)} days`
    const found = worst ? `it is ${worse} ${worst.beyond} ${unit}: ${worst.percent} %` : `it is ${worse} none: 0 %`
    return [`By version ${version} of the terms${of}, of the fee: ${said}.${rounding} So ${found}.`]
  })
  const percents = all.map(({ worst }) => worst?.percent ?? '0')
  return [...told, `${sayShare(percents, held)} of ${sayFee(held, currency)} = ${sayAmount(minor, currency)}.`]
}

/** Where terms changed within the period, by calendar days. */
export function sayShare(percents: string[], held: HeldInWords[]): string {
  const [first = '0'] = percents
  if (percents.every((one) => one === first)) return `${first} %`
  return `(${percents.map((one, at) => `${one} % × ${held[at]!.days}/${daysOf(held)}`).join(' + ')})`
}

/** The fee of the period; where terms changed within it, by calendar days. Days on which no money was agreed have none. */
export function sayFee(held: HeldInWords[], currency: Currency): string {
  if (held.length === 1) return sayAmount(held[0]!.fee, currency)
  return byDaysInWords(held, ({ fee }) => sayAmount(fee, currency))
}

/** "(EUR 400.00 × 10/31 + EUR 500.00 × 21/31)", without the days that have nothing. */
export function byDaysInWords(held: HeldInWords[], part: (one: HeldInWords) => string | undefined): string {
  const all = daysOf(held)
  const parts = held.flatMap((one) => {
    const said = one.nothing ? undefined : part(one)
    return said === undefined ? [] : [`${said} × ${one.days}/${all}`]
  })
  return `(${parts.join(' + ')})`
}

function daysOf(held: HeldInWords[]): number {
  return held.reduce((sum, { days }) => sum + days, 0)
}
