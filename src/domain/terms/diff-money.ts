import { type Change, compared } from '../partners/change.ts'
import { type Side, SIDES } from '../partners/party.ts'
import type { MoneyTerms } from '../sla/ledger/money-terms.ts'
import { allOwed, sayOwed } from './money-owed.ts'
import { keyedMoney } from './money-patch.ts'
import { type MoneyPart, partsOf, sayPart } from './say-money.ts'
import type { Terms } from './terms.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

type Owing = Pick<Terms, 'objectives' | 'figures' | 'money'>

/** What differs between what follows in money by two terms, part by part. */
export function moneyChanges(before: Owing, after: Owing, voice: Voice = OUR_VOICE): Change[] {
  const named = new Map([...allOwed(before), ...allOwed(after)].map((one) => [one.key, sayOwed(one)]))
  return SIDES.flatMap((side) => {
    const [from, to] = [keyedMoney(before, side), keyedMoney(after, side)]
    const parts = [...new Set([...told(from), ...told(to)])]
    return parts.flatMap((part) => compared(whatIs(part, side, voice, named), sayOf(from, part), sayOf(to, part)))
  })
}

/** What follows in money from what one side owes, part by part. */
export function moneyTold(terms: Owing, side: Side, voice: Voice): { what: string; says: string }[] {
  const money = keyedMoney(terms, side)
  const named = new Map(allOwed(terms).map((one) => [one.key, sayOwed(one)]))
  if (!money) return []
  return partsOf(money).map((part) => ({ what: whatIs(part, side, voice, named), says: sayPart(money, part) }))
}

function told(money: MoneyTerms | undefined): MoneyPart[] {
  return money ? partsOf(money) : []
}

function sayOf(money: MoneyTerms | undefined, part: MoneyPart): string {
  return money ? sayPart(money, part) : ''
}

function whatIs(part: MoneyPart, side: Side, { is }: Voice, named: Map<string, string>): string {
  const who = is[side]
  switch (part) {
    case 'fee':
      return `the fee for what ${who} owes`
    case 'cap':
      return `the most that ${who} pays in a period`
    case 'yearCap':
      return `the most that ${who} pays in a contract year`
    case 'yearFrom':
      return `when a contract year of what ${who} owes begins`
    case 'oneIncident':
      return `what ${who} pays for, of several misses by one case`
    case 'earnBack':
      return `what ${who} earns back of a penalty`
    case 'bonusCap':
      return `the most that ${who} is paid as bonuses in a period`
    default: {
      const at = part.indexOf(' ')
      const owed = named.get(part.slice(at + 1)) ?? ''
      return part.startsWith('rule ') ? `what ${who} pays where it misses ${owed}` : `what ${who} is paid for ${owed}`
    }
  }
}
