import type { CaseKind, Severity } from '../cases/case.ts'
import type { Side } from '../partners/party.ts'
import type { Measure } from '../sla/measures/measures.ts'
import { nameKey } from './figure.ts'
import { allOwed, obligorOf, type Owed, owedBySide, sayOwed } from './money-owed.ts'
import type { Terms } from './terms.ts'

/** What money is to follow from, as somebody says it: a figure by its name, or the time to do something by what it is about. */
export type SaidCarrier = { figure: string } | { measure: Measure; severity?: Severity; kind?: CaseKind }

/** So many are named to somebody who names one that there is not. */
const NAMED = 5

/** What the side owes that money follows from. Nothing that a team of ours owes inside our company carries any. */
export function carrierOf(
  terms: Pick<Terms, 'objectives' | 'figures'>,
  side: Side,
  said: SaidCarrier,
): Owed | { refused: string } {
  const alike = allOwed(terms).filter((one) => isMeant(one, said))
  const found = alike.find((one) => obligorOf(one) === side)
  if (found) return found
  const other = alike.find((one) => typeof obligorOf(one) === 'string')
  if (other)
    return {
      refused: `${started(other)} is owed by the other side: say what follows from it under “${obligorOf(other) as Side}”.`,
    }
  const [inside] = alike
  if (inside)
    return { refused: `${started(inside)} is owed by a team of ours inside our company: no money follows from it.` }
  const there = owedBySide(terms, side).map(sayOwed)
  const more = there.length > NAMED ? ` and ${there.length - NAMED} more` : ''
  const choice =
    there.length === 0 ? 'This side owes nothing yet.' : `It owes ${there.slice(0, NAMED).join('; ')}${more}.`
  return { refused: `${sayCarrier(said)} is not promised by this side, so no money can follow from it. ${choice}` }
}

/** Whether somebody means this one. */
export function isMeant(one: Owed, said: SaidCarrier): boolean {
  if ('figure' in said) return one.kind === 'figure' && nameKey(one.figure.name) === nameKey(said.figure)
  if (one.kind !== 'clock') return false
  const { measure, severity, kind } = one.objective
  return measure === said.measure && severity === said.severity && kind === said.kind
}

/** As it was said. */
export function sayCarrier(said: SaidCarrier): string {
  if ('figure' in said) return `“${said.figure}”`
  const { measure, severity, kind } = said
  const of = [severity === undefined ? '' : `severity ${severity}`, kind ?? ''].filter((one) => one !== '')
  return `The time to ${measure}${of.length === 0 ? '' : ` (${of.join(', ')})`}`
}

function started(one: Owed): string {
  const words = sayOwed(one)
  return words[0]!.toUpperCase() + words.slice(1)
}
