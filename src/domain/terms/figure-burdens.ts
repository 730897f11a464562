import type { Side } from '../partners/party.ts'
import { compareDecimals } from '../sla/figures/decimal.ts'
import type { Burden } from './burden.ts'
import { type Figure, figureKey, owedBy, sharedFigures } from './figure.ts'
import type { Terms } from './terms.ts'

/** What a change of figures does to one side: to what it owes, and to what it has to report, figure by figure. */
export function figureBurdens(before: Terms, after: Terms, side: Side): Burden[] {
  const [was, is] = [before, after].map((terms) => new Map(sharedFigures(terms).map((one) => [figureKey(one), one])))
  return [...new Set([...was!.keys(), ...is!.keys()])].flatMap((key) => {
    const [from, to] = [was!.get(key), is!.get(key)]
    const owes = owedBy((from ?? to)!) === side
    return [...(owes ? owing(from, to) : []), ...reporting(from, to, side)]
  })
}

function owing(from: Figure | undefined, to: Figure | undefined): Burden[] {
  if (!from) return ['tighter']
  if (!to) return ['looser']
  return [otherwise(from, to) ? 'unclear' : 'same', ofTarget(from, to)]
}

/** Another number altogether: which of the two is easier to keep, or to keep in another's words, nobody can tell. */
function otherwise(from: Figure, to: Figure): boolean {
  const parts = ['period', 'unit', 'source', 'reporter'] as const
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
  const [did, does] = [from?.reporter === side, to?.reporter === side]
  if (!did || !does) return [did === does ? 'same' : does ? 'tighter' : 'looser']
  const more = to!.due.amount - from!.due.amount
  return [more === 0 ? 'same' : more > 0 ? 'looser' : 'tighter']
}
