import type { Instant } from '../../time/instant.ts'
import { canonicalJson } from '../../timeline/canonical-json.ts'
import type { KeptFacts } from './period-close.ts'
import type { BreachFact } from './period-facts.ts'

type KeptFigure = KeptFacts['figures'][number]

/** What a period is judged by otherwise than before. `caseIds`: of whatever may have brought it about. */
export type Changed = { objectiveId: string; caseIds: string[] } & (
  | { is: 'no miss' | 'a miss' | 'another incident'; label: string; at: Instant; again?: true }
  | { is: 'figure'; was?: KeptFigure; now?: KeptFigure }
)

/** In the order in which a period tells it: misses by their due times, then figures. A share of cases is told where no miss of it says why it is another. */
export function whatChanged(before: KeptFacts, after: KeptFacts): Changed[] {
  const misses = changedMisses(before.breaches, after.breaches)
  const told = new Set(misses.map(({ objectiveId }) => objectiveId))
  const ids = new Set([...before.figures, ...after.figures].map(({ objectiveId }) => objectiveId))
  const figures = [...ids].flatMap((objectiveId): Changed[] => {
    const [was, now] = [before, after].map(({ figures: all }) => all.find((one) => one.objectiveId === objectiveId))
    const isTold = told.has(objectiveId) && (was ?? now)?.kind === 'clock'
    if (isTold || canonicalJson(was ?? {}) === canonicalJson(now ?? {})) return []
    const caseIds = [...new Set([...(was?.loweredBy ?? []), ...(now?.loweredBy ?? [])])]
    return [{ is: 'figure', objectiveId, caseIds, ...(was && { was }), ...(now && { now }) }]
  })
  return [...misses, ...figures]
}

function changedMisses(before: BreachFact[], after: BreachFact[]): Changed[] {
  const [was, now] = [byWhat(before), byWhat(after)]
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((key): Changed[] => {
    const [first, second] = [was.get(key), now.get(key)]
    const one = (second ?? first)!
    const caseIds = [...new Set([first, second].flatMap((each) => each?.caseId ?? []))]
    const { objectiveId, label, at, again } = one
    const about = { objectiveId, caseIds, label, at, ...(again && { again }) }
    if (!second) return [{ is: 'no miss', ...about }]
    if (!first) return [{ is: 'a miss', ...about }]
    return first.caseId === second.caseId ? [] : [{ is: 'another incident', ...about }]
  })
}

function byWhat(breaches: BreachFact[]): Map<string, BreachFact> {
  return new Map(breaches.map((one) => [canonicalJson([one.objectiveId, one.label, one.at, one.again ?? false]), one]))
}
