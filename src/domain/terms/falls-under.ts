import { CASE_KINDS, type CaseKind, SEVERITIES, type Severity } from '../cases/case.ts'
import { type Side, SIDES } from '../partners/party.ts'
import { objectivesFor } from '../sla/objectives-for.ts'
import { MEASURES, type Measure } from '../sla/measures/measures.ts'
import { aboutOf, type Objective } from './objective.ts'
import type { Terms } from './terms.ts'

type Owing = Pick<Terms, 'objectives' | 'money'>

/** Cases that fall under one price by some terms and under another, or none, by others. */
export type PriceMoved = {
  side: Side
  measure: Measure
  severity: Severity
  kind: CaseKind
  from: Objective | undefined
  to: Objective | undefined
}

/**
 * The promises whose price such a case falls under where the side that owes misses them, at most one for each measure. A price hangs on one promise, and the most specific promise holds: so a
 * narrower one without a price takes its cases out of the price of the wider one, whoever reads it.
 */
export function pricesOf({ objectives, money }: Owing, side: Side, severity: Severity, kind: CaseKind): Objective[] {
  const rules = money[side]?.rules ?? []
  if (rules.length === 0) return []
  const priced = new Set(rules.map(({ objectiveId }) => objectiveId))
  return objectivesFor(objectives, { severity, kind, obligor: side }).filter(({ id }) => priced.has(id))
}

/** The cases that a change of terms takes out of a price, puts into one, or moves from one to another: what money they cost is another, whatever becomes of the prices. */
export function pricesMoved(before: Owing, after: Owing): PriceMoved[] {
  return SIDES.flatMap((side) =>
    SEVERITIES.flatMap((severity) =>
      CASE_KINDS.flatMap((kind) => {
        const [was, is] = [before, after].map((terms) => pricesOf(terms, side, severity, kind))
        return MEASURES.flatMap((measure) => {
          const [from, to] = [was, is].map((list) => list!.find((one) => one.measure === measure))
          return keyOf(from) === keyOf(to) ? [] : [{ side, measure, severity, kind, from, to }]
        })
      }),
    ),
  )
}

/** Whether a case falls under another price where it goes by other promises, by the money that is agreed now: rules know their promise by its id. */
export function pricesApart(
  { obligor, severity, kind }: { obligor: Side; severity: Severity; kind: CaseKind },
  before: Pick<Terms, 'objectives'>,
  after: Pick<Terms, 'objectives'>,
  money: Terms['money'],
): boolean {
  const [was, is] = [before, after].map(({ objectives }) =>
    pricesOf({ objectives, money }, obligor, severity, kind).map(({ id }) => id),
  )
  return was!.join() !== is!.join()
}

function keyOf(objective: Objective | undefined): string {
  return objective ? aboutOf(objective) : ''
}
