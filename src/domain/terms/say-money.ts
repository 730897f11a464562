import { type Currency, sayAmount } from '../sla/ledger/currency.ts'
import { sayDate } from '../time/say-time.ts'
import type { Band, BonusRule, Cost, EarnBack, MoneyTerms, PenaltyRule } from '../sla/ledger/money-terms.ts'

/** A part of what is agreed about money: one that changes by itself. What follows from an objective is a part of its own, by what that is about. */
export type MoneyPart = PlainPart | `${(typeof PARTS_OF_OWED)[number]} ${string}`
export type PlainPart = (typeof PLAIN_PARTS)[number]

export const PLAIN_PARTS = ['fee', 'cap', 'yearCap', 'yearFrom', 'oneIncident', 'earnBack', 'bonusCap'] as const
/** What a miss costs, and what is paid for a figure. */
export const PARTS_OF_OWED = ['rule', 'bonus'] as const

export const USUAL_YEAR_FROM = '01-01'
export const USUAL_ONE_INCIDENT = 'highest'
export const USUAL_EARN_BACK = { months: 3, atMost: '100' } as const

/** The parts that there are, in the order in which they are told. */
export function partsOf(money: MoneyTerms): MoneyPart[] {
  return [
    'fee',
    ...money.rules.map(({ objectiveId }): MoneyPart => `rule ${objectiveId}`),
    ...PLAIN_PARTS.filter((part) => part !== 'fee' && part !== 'bonusCap' && money[part] !== undefined),
    ...money.bonuses.map(({ objectiveId }): MoneyPart => `bonus ${objectiveId}`),
    ...(money.bonusCap ? (['bonusCap'] as const) : []),
  ]
}

/** What a part says, in words: two say the same exactly where they mean the same. Empty where there is no such part. */
export function sayPart(money: MoneyTerms, part: MoneyPart): string {
  const { currency, period, fee, cap, yearCap, yearFrom, oneIncident, earnBack, bonusCap } = money
  switch (part) {
    case 'fee':
      return `${sayAmount(fee, currency)} a ${period}`
    case 'cap':
      return cap ? sayCost(cap, currency) : ''
    case 'yearCap':
      return yearCap ? sayCost(yearCap, currency, 'the fees of the year') : ''
    case 'yearFrom':
      return `on ${sayDate(yearFrom)}`
    case 'oneIncident':
      return oneIncident === 'highest' ? 'the dearest of them' : 'each of them'
    case 'earnBack':
      return earnBack ? sayEarnBack(earnBack, currency) : ''
    case 'bonusCap':
      return bonusCap ? sayCost(bonusCap, currency) : ''
    default: {
      const id = part.slice(part.indexOf(' ') + 1)
      const rule = part.startsWith('rule ') && money.rules.find(({ objectiveId }) => objectiveId === id)
      if (rule) return sayRule(rule, currency)
      const bonus = part.startsWith('bonus ') && money.bonuses.find(({ objectiveId }) => objectiveId === id)
      return bonus ? sayBonus(bonus, currency) : ''
    }
  }
}

/** "EUR 250.00", "5 % of the fee". */
function sayCost(cost: Cost, currency: Currency, of = 'the fee'): string {
  return 'amount' in cost ? sayAmount(cost.amount, currency) : `${cost.percent} % of ${of}`
}

function sayRule(rule: PenaltyRule, currency: Currency): string {
  const again = rule.whileOverdue ? ', counted again in each later period at whose end it is still overdue' : ''
  if (rule.on === 'breach') return `${sayCost(rule.costs, currency)} each${again}`
  const rounded = rule.decimals === undefined ? '' : `, rounded to ${sayDecimals(rule.decimals)} first`
  return `${rule.bands.map(sayBand).join(', ')}${rounded}${again}`
}

function sayBand({ beyond, percent }: Band): string {
  return `${percent} % of the fee where worse than ${beyond}`
}

function sayDecimals(decimals: number): string {
  return decimals === 0 ? 'a whole number' : `${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}`
}

function sayBonus({ reaching, pays }: BonusRule, currency: Currency): string {
  return `${sayCost(pays, currency)} at ${reaching} or better`
}

function sayEarnBack({ months, each, atMost }: EarnBack, currency: Currency): string {
  const span = months === 1 ? 'for a month' : `for ${months} months`
  return `${sayCost(each, currency, 'it')} for each period in which all that caused it is kept, ${span}, at most ${atMost} %`
}
