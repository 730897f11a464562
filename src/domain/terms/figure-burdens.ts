import type { Side } from '../partners/party.ts'
import { compareDecimals } from '../sla/figures/decimal.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Burden } from './burden.ts'
import type { HoursCompared } from './compare-hours.ts'
import { countingBurdens } from './counting-burdens.ts'
import { type Figure, figureKey, isFromCases, isMeasured, owedBy, sharedFigures } from './figure.ts'
import type { Terms } from './terms.ts'

type CompareHours = (first: Calendar, second: Calendar) => HoursCompared

/** What a change of figures does to one side: to what it owes, and to what it has to report, figure by figure. */
export function figureBurdens(before: Terms, after: Terms, side: Side, compared: CompareHours): Burden[] {
  const [was, is] = [before, after].map((terms) => new Map(sharedFigures(terms).map((one) => [figureKey(one), one])))
  return [...new Set([...was!.keys(), ...is!.keys()])].flatMap((key) => {
    const [from, to] = [was!.get(key), is!.get(key)]
    const owes = owedBy((from ?? to)!) === side
    return [...(owes ? owing([before, from], [after, to], compared) : []), ...reporting(from, to, side)]
  })
}

type InTerms = [Terms, Figure | undefined]

function owing([before, from]: InTerms, [after, to]: InTerms, compared: CompareHours): Burden[] {
  if (!from) return ['tighter']
  if (!to) return ['looser']
  return [
    ...(isFromCases(from) && isFromCases(to) && from.kind === to.kind
      ? countingBurdens([before, from], [after, to], compared)
      : [otherwise(from, to) ? ('unclear' as const) : ('same' as const)]),
    from.period === to.period ? 'same' : 'unclear',
    ofTarget(from, to),
  ]
}

/** Another number altogether: which of the two is easier to keep, or to keep in another's words, nobody can tell. */
function otherwise(from: Figure, to: Figure): boolean {
  if (!isMeasured(from) || !isMeasured(to)) return true
  const parts = ['unit', 'source', 'reporter'] as const
  return parts.some((part) => from[part] !== to[part]) || from.target.direction !== to.target.direction
}

function ofTarget({ target: from }: Figure, { target: to }: Figure): Burden {
  if (from.direction !== to.direction) return 'unclear'
  const burdens = [moved(from.value, to.value), floorMoved(from.floor, to.floor)].filter((one) => one !== 'same')
  const [first = 'same', second = first] = burdens
  return first === second ? first : 'unclear'

  /** More is asked for where a number moves to the better side. */
  function moved(was: string, is: string): Burden {
    const compared = compareDecimals(is, was)
    if (compared === 0) return 'same'
    return compared > 0 === (from.direction === 'at least') ? 'tighter' : 'looser'
  }

  function floorMoved(was: string | undefined, is: string | undefined): Burden {
    if (was === is) return 'same'
    return was === undefined || is === undefined ? 'unclear' : moved(was, is)
  }
}

/** Who reports has work, and a day by which it is due. */
function reporting(from: Figure | undefined, to: Figure | undefined, side: Side): Burden[] {
  const [did, does] = [from, to].map((one) => (one && isMeasured(one) && one.reporter === side ? one : undefined))
  if (!did || !does) return [did === does ? 'same' : does ? 'tighter' : 'looser']
  const more = does.due.amount - did.due.amount
  return [more === 0 ? 'same' : more > 0 ? 'looser' : 'tighter']
}
