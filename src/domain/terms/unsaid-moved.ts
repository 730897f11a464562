import { CASE_KINDS, type CaseKind } from '../cases/case.ts'
import { type Change } from '../partners/change.ts'
import { type Side, SIDES } from '../partners/party.ts'
import { sayKinds } from './diff-prices.ts'
import { isFromCases, nameKey, owedBy, sharedFigures } from './figure.ts'
import { servicesOf, serviceUnsaid } from './services-of.ts'
import type { Terms } from './terms.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

type Owing = Pick<Terms, 'figures' | 'money'>

/** Cases of a kind that a side owes are taken for being about another service, or for none, where nobody says which. */
type UnsaidMoved = { side: Side; kind: CaseKind; from: string | undefined; to: string | undefined }

/**
 * Where a change of terms takes cases that say no service out of a figure with a price, or puts them into one, though that figure stays: a further service does it, since of several none is meant unsaid. Where the
 * figure itself comes, goes or counts other kinds, that says it.
 */
export function unsaidMoved(before: Owing, after: Owing): UnsaidMoved[] {
  return SIDES.flatMap((side) => {
    const priced = new Set([before, after].flatMap((terms) => pricedServices(terms, side)))
    const isCounted = (terms: Owing, service: string, kind: CaseKind) =>
      servicesOf(terms).some(
        (one) => one.side === side && nameKey(one.name) === nameKey(service) && one.kinds.includes(kind),
      )
    return CASE_KINDS.flatMap((kind): UnsaidMoved[] => {
      const [from, to] = [before, after].map((terms) => serviceUnsaid(terms, { kind, obligor: side }))
      if (keyOf(from) === keyOf(to)) return []
      const isTakenOut = from !== undefined && priced.has(nameKey(from)) && isCounted(after, from, kind)
      const isPutIn = to !== undefined && priced.has(nameKey(to)) && isCounted(before, to, kind)
      return isTakenOut || isPutIn ? [{ side, kind, from, to }] : []
    })
  })
}

/** The same in words. */
export function unsaidChanges(before: Owing, after: Owing, voice: Voice = OUR_VOICE): Change[] {
  const alike = Map.groupBy(unsaidMoved(before, after), ({ side, from, to }) => JSON.stringify([side, from, to]))
  return [...alike.values()].map((group): Change => {
    const { side, from = 'none', to = 'none' } = group[0]!
    const kinds = sayKinds(group.map(({ kind }) => kind))
    return { what: `the service that ${kinds} are about where nobody says which, owed by ${voice.is[side]}`, from, to }
  })
}

function pricedServices({ figures, money }: Owing, side: Side): string[] {
  const { rules = [], bonuses = [] } = money[side] ?? {}
  const priced = new Set([...rules, ...bonuses].map(({ objectiveId }) => objectiveId))
  return sharedFigures({ figures })
    .filter(isFromCases)
    .flatMap((one) => (owedBy(one) === side && priced.has(one.id) ? [nameKey(one.service)] : []))
}

function keyOf(service: string | undefined): string {
  return service === undefined ? '' : nameKey(service)
}
