import type { Side } from '../partners/party.ts'
import { isMeant, type SaidCarrier, sayCarrier } from './carrier-of.ts'
import { allOwed, type Owed, sayOwed } from './money-owed.ts'
import type { Terms } from './terms.ts'

type Owing = Pick<Terms, 'objectives' | 'figures' | 'money'>

/** Why ending what follows from something is a slip; undefined where anything `ever` followed from it. */
export function whyEndsNoCost(
  side: Side,
  said: SaidCarrier,
  now: Owing | undefined,
  ever: Owing[],
): { refused: string } | undefined {
  if (ever.some((terms) => carriersOf(terms, side).some((one) => isMeant(one, said)))) return undefined
  const there = now ? carriersOf(now, side).map(sayOwed) : []
  const choice = there.length === 0 ? 'None does yet.' : `It does from ${[...new Set(there)].join('; ')}.`
  return { refused: `No money follows from this, so it cannot end: ${sayCarrier(said)}. ${choice}` }
}

/** What money follows from. */
function carriersOf(terms: Owing, side: Side): Owed[] {
  const { rules = [], bonuses = [] } = terms.money[side] ?? {}
  const ids = new Set([...rules, ...bonuses].map(({ objectiveId }) => objectiveId))
  return allOwed(terms).filter(({ id }) => ids.has(id))
}
