import { type Side, SIDES } from '../partners/party.ts'
import { type Currency, type Minor, readAmount } from '../sla/ledger/currency.ts'
import type { Decimal } from '../sla/figures/decimal.ts'
import type { Band, BonusRule, Cost, MoneyTerms, PenaltyRule, WhileOverdue } from '../sla/ledger/money-terms.ts'
import type { PeriodKind } from '../time/period.ts'
import { carrierOf, type SaidCarrier } from './carrier-of.ts'
import { withoutEnded } from './money-patch.ts'
import { USUAL_EARN_BACK, USUAL_ONE_INCIDENT, USUAL_YEAR_FROM } from './say-money.ts'
import type { Terms } from './terms.ts'

/** An amount in whole units of the currency, or a share in per cent. */
export type SaidCost = { amount: Decimal } | { percent: Decimal }

/** What a miss costs, as somebody says it, or that it costs nothing any more. */
export type SaidRule = SaidCarrier &
  ({ end: true } | ({ whileOverdue?: WhileOverdue } & ({ perBreach: SaidCost } | { bands: Band[]; decimals?: number })))
export type SaidBonus = { figure: string } & ({ end: true } | { reaching: Decimal; pays: SaidCost })

/** What is to follow in money from what one side owes, as somebody says it: what it leaves out stays as it was. Or that nothing follows any more. */
export type SaidMoney =
  | { end: true }
  | {
      end?: false
      currency?: Currency
      fee?: Decimal
      period?: PeriodKind
      rules?: SaidRule[]
      /** `none`: there is none any more. */
      cap?: SaidCost | 'none'
      yearCap?: SaidCost | 'none'
      yearFrom?: string
      oneIncident?: MoneyTerms['oneIncident']
      earnBack?: { months?: number; each: SaidCost; atMost?: Decimal } | 'none'
      bonuses?: SaidBonus[]
      bonusCap?: SaidCost | 'none'
      /** Of the lists that are said: what they leave out. */
      others: 'stay' | 'end'
    }

type Refused = { refused: string; field: string }

/** The money of `terms` after some of it was said anew. What follows from something that these terms do not promise any more is gone with it. */
export function mergeMoney(
  terms: Pick<Terms, 'objectives' | 'figures' | 'money'>,
  said: Partial<Record<Side, SaidMoney>>,
): Terms['money'] | Refused {
  const money = { ...withoutEnded(terms) }
  for (const side of SIDES) {
    const one = said[side]
    if (!one) continue
    if (one.end === true) {
      delete money[side]
      continue
    }
    const merged = mergedOf(terms, side, money[side], one)
    if ('refused' in merged) return { refused: merged.refused, field: `money.${side}.${merged.field}` }
    money[side] = merged
  }
  return money
}

type Said = Exclude<SaidMoney, { end: true }>

function mergedOf(
  terms: Pick<Terms, 'objectives' | 'figures'>,
  side: Side,
  before: MoneyTerms | undefined,
  said: Said,
): MoneyTerms | Refused {
  const begun = before ?? begunBy(said)
  if ('refused' in begun) return begun
  const currency = said.currency ?? begun.currency
  if (currency !== begun.currency)
    return {
      refused: `It is agreed in ${begun.currency}, and amounts of two currencies cannot be added up: end it first, and agree it in ${currency} from another contract year on.`,
      field: 'currency',
    }
  const rules = listed(begun.rules, said.rules, said.others, (one) => ruleSaid(terms, side, one, currency))
  if ('refused' in rules) return { refused: rules.refused, field: 'rules' }
  const bonuses = listed(begun.bonuses, said.bonuses, said.others, (one) => bonusSaid(terms, side, one, currency))
  if ('refused' in bonuses) return { refused: bonuses.refused, field: 'bonuses' }
  const fee = said.fee === undefined ? begun.fee : readAmount(said.fee, currency)
  if (typeof fee !== 'number') return { ...fee, field: 'fee' }
  const parts = { cap: said.cap, yearCap: said.yearCap, bonusCap: said.bonusCap }
  const caps: Partial<Pick<MoneyTerms, 'cap' | 'yearCap' | 'bonusCap'>> = {}
  for (const key of ['cap', 'yearCap', 'bonusCap'] as const) {
    const cost = optionalCost(begun[key], parts[key], currency)
    if (cost && 'refused' in cost) return { ...cost, field: key }
    if (cost) caps[key] = cost
  }
  const earnBack = earnBackOf(begun.earnBack, said.earnBack, currency)
  if (earnBack && 'refused' in earnBack) return { ...earnBack, field: 'earnBack' }
  return {
    ...{ period: said.period ?? begun.period, currency, fee, rules: rules.list },
    ...caps,
    yearFrom: said.yearFrom ?? begun.yearFrom,
    oneIncident: said.oneIncident ?? begun.oneIncident,
    ...(earnBack && { earnBack }),
    bonuses: bonuses.list,
  }
}

/** With nothing in it yet. */
function begunBy({ currency, fee, period }: Said): MoneyTerms | Refused {
  if (currency === undefined) return { refused: 'Say the currency, like EUR.', field: 'currency' }
  if (fee === undefined)
    return { refused: 'Say the fee of a period, like 12000.00; 0 where nothing hangs on it.', field: 'fee' }
  if (period === undefined) return { refused: 'Say the period: month, quarter or year.', field: 'period' }
  return {
    ...{ period, currency, fee: 0, rules: [], bonuses: [] },
    ...{ yearFrom: USUAL_YEAR_FROM, oneIncident: USUAL_ONE_INCIDENT },
  }
}

/** `set`: what an entry makes, nothing where it ends; all that is about the same takes its place. */
function listed<Kept extends { objectiveId: string }, S>(
  before: Kept[],
  said: S[] | undefined,
  others: Said['others'],
  read: (one: S) => Entry<Kept>,
): { list: Kept[] } | { refused: string } {
  if (!said) return { list: before }
  const found = new Map<string, Kept | undefined>()
  for (const one of said) {
    const entry = read(one)
    if (entry === 'ended') continue
    if ('refused' in entry) return entry
    if (found.has(entry.objectiveId)) return { refused: 'The same is there twice: keep the one that holds.' }
    found.set(entry.objectiveId, entry.set)
  }
  const left = others === 'stay' ? before.filter(({ objectiveId }) => !found.has(objectiveId)) : []
  return { list: [...left, ...[...found.values()].filter((one) => one !== undefined)] }
}

/** An entry that is about something, as it is read: `set` absent where that ends. What ended with what it followed from ends once more without a word. */
type Entry<Kept> = { objectiveId: string; set?: Kept } | { refused: string } | 'ended'

function ruleSaid(
  terms: Pick<Terms, 'objectives' | 'figures'>,
  side: Side,
  said: SaidRule,
  currency: Currency,
): Entry<PenaltyRule> {
  const found = carrierOf(terms, side, said)
  if ('end' in said) return 'refused' in found ? 'ended' : { objectiveId: found.id }
  if ('refused' in found) return found
  const objectiveId = found.id
  const own = { objectiveId, ...(said.whileOverdue && { whileOverdue: said.whileOverdue }) }
  if ('bands' in said) {
    const { bands, decimals } = said
    return { objectiveId, set: { on: 'bands', ...own, bands, ...(decimals !== undefined && { decimals }) } }
  }
  const costs = costIn(said.perBreach, currency)
  return 'refused' in costs ? costs : { objectiveId, set: { on: 'breach', ...own, costs } }
}

function bonusSaid(
  terms: Pick<Terms, 'objectives' | 'figures'>,
  side: Side,
  said: SaidBonus,
  currency: Currency,
): Entry<BonusRule> {
  const found = carrierOf(terms, side, said)
  if ('end' in said) return 'refused' in found ? 'ended' : { objectiveId: found.id }
  if ('refused' in found) return found
  const pays = costIn(said.pays, currency)
  if ('refused' in pays) return pays
  return { objectiveId: found.id, set: { objectiveId: found.id, reaching: said.reaching, pays } }
}

function earnBackOf(
  before: MoneyTerms['earnBack'],
  said: Said['earnBack'],
  currency: Currency,
): MoneyTerms['earnBack'] | { refused: string } {
  if (said === undefined) return before
  if (said === 'none') return undefined
  const each = costIn(said.each, currency)
  if ('refused' in each) return each
  const usual = before ?? USUAL_EARN_BACK
  return { months: said.months ?? usual.months, each, atMost: said.atMost ?? usual.atMost }
}

function optionalCost(
  before: Cost | undefined,
  said: SaidCost | 'none' | undefined,
  currency: Currency,
): Cost | undefined | { refused: string } {
  if (said === undefined) return before
  return said === 'none' ? undefined : costIn(said, currency)
}

function costIn(said: SaidCost, currency: Currency): Cost | { refused: string } {
  if ('percent' in said) return said
  const amount: Minor | { refused: string } = readAmount(said.amount, currency)
  return typeof amount === 'number' ? { amount } : amount
}
