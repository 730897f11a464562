import { type Side, SIDES } from '../partners/party.ts'
import type { MoneyTerms } from '../sla/ledger/money-terms.ts'
import { allOwed } from './money-owed.ts'
import { type MoneyPart, partsOf, PLAIN_PARTS, sayPart } from './say-money.ts'
import type { Terms } from './terms.ts'

/**
 * What becomes of what is agreed about money for what one side owes. Of what is there the parts named become those of `money`; where there is none, `fee` makes it, whole. No
 * parts: it ends. In a patch each rule is of what its objective is about, whatever id that has by then.
 */
export type MoneyPatch = { side: Side; money: MoneyTerms; parts: MoneyPart[] }

type Owing = Pick<Terms, 'objectives' | 'figures' | 'money'>

/** What makes the money of `after` of that of `before`. */
export function moneyPatches(before: Owing, after: Owing): MoneyPatch[] {
  return SIDES.flatMap((side): MoneyPatch[] => {
    const [from, to] = [keyedMoney(before, side), keyedMoney(after, side)]
    if (!from) return to ? [{ side, money: to, parts: partsOf(to) }] : []
    if (!to) return [{ side, money: from, parts: [] }]
    const parts = partsThatDiffer(from, to)
    return parts.length > 0 ? [{ side, money: to, parts }] : []
  })
}

/** The money of terms with what the patches name. What follows from an objective that is not there is not there either. */
export function applyMoneyPatches(terms: Owing, after: Omit<Owing, 'money'>, patches: MoneyPatch[]): Terms['money'] {
  return Object.fromEntries(
    SIDES.flatMap((side) => {
      const now = keyedMoney(terms, side)
      const patch = patches.find((one) => one.side === side)
      const money = patch ? applied(now, patch) : now
      return money ? [[side, withIds(after, money)]] : []
    }),
  )
}

/** What both come to, one after the other: where both name a part, the later word holds. */
export function joinMoneyPatches(first: MoneyPatch[], second: MoneyPatch[]): MoneyPatch[] {
  return SIDES.flatMap((side) => {
    const [earlier, later] = [first, second].map((list) => list.find((one) => one.side === side))
    if (earlier && later) return [joined(earlier, later)]
    return earlier ?? later ?? []
  })
}

/** Of terms, with each rule under what its objective is about in place of its id. */
export function keyedMoney(terms: Owing, side: Side): MoneyTerms | undefined {
  const money = terms.money[side]
  return money && reassigned(money, new Map(allOwed(terms).map(({ id, key }) => [id, key])))
}

/** Money that says nothing of objectives which are not there any more. */
export function withoutEnded(terms: Owing): Terms['money'] {
  return applyMoneyPatches(terms, terms, [])
}

/** The parts of the one or the other that say something else. */
function partsThatDiffer(from: MoneyTerms, to: MoneyTerms): MoneyPart[] {
  const all = [...new Set([...partsOf(from), ...partsOf(to)])]
  return all.filter((part) => sayPart(from, part) !== sayPart(to, part))
}

function withIds(terms: Omit<Owing, 'money'>, money: MoneyTerms): MoneyTerms {
  return reassigned(money, new Map(allOwed(terms).map(({ id, key }) => [key, id])))
}

function reassigned(money: MoneyTerms, names: Map<string, string>): MoneyTerms {
  const renamed = <T extends { objectiveId: string }>(one: T): T[] => {
    const objectiveId = names.get(one.objectiveId)
    return objectiveId === undefined ? [] : [{ ...one, objectiveId }]
  }
  return { ...money, rules: money.rules.flatMap(renamed), bonuses: money.bonuses.flatMap(renamed) }
}

function applied(now: MoneyTerms | undefined, { money, parts }: MoneyPatch): MoneyTerms | undefined {
  if (parts.length === 0) return undefined
  if (now) return withParts(now, money, parts)
  return parts.includes('fee') ? money : undefined
}

function joined(earlier: MoneyPatch, later: MoneyPatch): MoneyPatch {
  const { side, money } = later
  if (later.parts.length === 0) return later
  // Begun anew it is what it says, whole: nothing of what was to end comes back with it.
  if (earlier.parts.length === 0)
    return { side, money, parts: [...new Set([...PLAIN_PARTS, ...partsOf(earlier.money), ...partsOf(money)])] }
  return {
    ...{ side, money: withParts(earlier.money, money, later.parts) },
    parts: [...new Set([...earlier.parts, ...later.parts])],
  }
}

function withParts(now: MoneyTerms, to: MoneyTerms, parts: MoneyPart[]): MoneyTerms {
  // Amounts of one currency mean nothing in another: the fee takes all with it, and nothing goes without it.
  if (now.currency !== to.currency) return parts.includes('fee') ? to : now
  const named = new Set<MoneyPart>(parts)
  const { period, currency, fee, yearFrom, oneIncident } = named.has('fee') ? { ...now, ...feeOf(to) } : now
  return {
    ...{ period, currency, fee },
    rules: merged('rule', now.rules, to.rules, named),
    ...optional('cap', now, to, named),
    ...optional('yearCap', now, to, named),
    yearFrom: named.has('yearFrom') ? to.yearFrom : yearFrom,
    oneIncident: named.has('oneIncident') ? to.oneIncident : oneIncident,
    ...optional('earnBack', now, to, named),
    bonuses: merged('bonus', now.bonuses, to.bonuses, named),
    ...optional('bonusCap', now, to, named),
  }
}

function feeOf({ period, currency, fee }: MoneyTerms): Pick<MoneyTerms, 'period' | 'currency' | 'fee'> {
  return { period, currency, fee }
}

function optional<K extends 'cap' | 'yearCap' | 'earnBack' | 'bonusCap'>(
  key: K,
  now: MoneyTerms,
  to: MoneyTerms,
  named: ReadonlySet<MoneyPart>,
): Pick<MoneyTerms, K> {
  const from = named.has(key) ? to : now
  return (from[key] === undefined ? {} : { [key]: from[key] }) as Pick<MoneyTerms, K>
}

function merged<T extends { objectiveId: string }>(
  of: 'rule' | 'bonus',
  now: T[],
  to: T[],
  named: ReadonlySet<MoneyPart>,
): T[] {
  const isNamed = ({ objectiveId }: T) => named.has(`${of} ${objectiveId}`)
  return [...now.filter((one) => !isNamed(one)), ...to.filter(isNamed)]
}
