import type { Side } from '../partners/party.ts'
import { DAY, type Instant } from '../time/instant.ts'
import type { Run } from './run.ts'
import { scoreOfAnswer } from './score-answer.ts'

/** What somebody once thought of something counts for so long. Source: the scores of health checks (DOMAIN). */
export const COUNTS_FOR = 90 * DAY

/** As much of a run as its answers need. */
export type Answered = Pick<Run, 'items' | 'responses'>

/** How one person judges one item, from 0 to 100. */
type Judgement = { personId: string; side: Side; itemId: string; dimension: string; at: Instant; score: number }

/**
 * How each side judges each dimension, person by person: the latest judgement of each of each item, of at most 90 days before `until`. "Can't judge" is
 * none, and takes back none. Somebody who changed sides is two people. An item that is moved to another dimension is another item of it, whatever its
 * template calls it.
 */
export function judgements(runs: readonly Answered[], until: Instant): Map<string, Record<Side, number[]>> {
  const latest = new Map<string, Judgement>()
  for (const one of runs.flatMap(judgedIn).filter(({ at }) => at > until - COUNTS_FOR)) {
    const key = JSON.stringify([one.side, one.personId, one.dimension, one.itemId])
    const known = latest.get(key)
    if (!known || known.at <= one.at) latest.set(key, one)
  }
  const byDimension = Map.groupBy(latest.values(), ({ dimension }) => dimension)
  const sides = [...byDimension].map(([dimension, all]) => {
    const of = (side: Side) => eachPerson(all.filter((one) => one.side === side))
    return [dimension, { internal: of('internal'), partner: of('partner') }] as const
  })
  return new Map(sides)
}

function judgedIn({ items, responses }: Answered): Judgement[] {
  return Object.entries(responses).flatMap(([personId, { side, at, answers }]) =>
    items.flatMap((item) => {
      const { id, dimension } = item
      const score = scoreOfAnswer(item, answers[id])
      return score === undefined ? [] : [{ personId, side, itemId: id, dimension, at, score }]
    }),
  )
}

/** Whoever judges several items of a dimension is one voice of it. */
function eachPerson(all: Judgement[]): number[] {
  return [...Map.groupBy(all, ({ personId }) => personId).values()].map((own) => mean(own.map(({ score }) => score))!)
}

/** Undefined of nothing. */
export function mean(scores: readonly number[]): number | undefined {
  return scores.length === 0 ? undefined : scores.reduce((sum, each) => sum + each, 0) / scores.length
}
