import { type Side, SIDES } from '../partners/party.ts'
import { DAY, type Instant } from '../time/instant.ts'
import type { Run, Tallies } from './run.ts'
import { scoreOfAnswer } from './score-answer.ts'

/** What somebody once thought of something counts for so long. Source: the scores of health checks (DOMAIN). */
export const COUNTS_FOR = 90 * DAY

/** As much of a run as its answers need. */
export type Answered = Pick<Run, 'items' | 'responses'> & { tallies?: Tallies; closedAt?: Instant }

/** How one person judges one item, from 0 to 100. */
type Judgement = { personId: string; side: Side; itemId: string; dimension: string; at: Instant; score: number }

/** How a side judged one dimension without names, in which of the runs. */
type Whole = { nth: number; score: number }

/**
 * How each side judges each dimension, person by person: the latest judgement of each of each item, of at most 90 days before `until`. "Can't judge" is
 * none, and takes back none. Somebody who changed sides is two people. An item that is moved to another dimension is another item of it, whatever its
 * template calls it. What a side said without names is one judgement of the whole side: of the last run in which enough of it judged the dimension so, in place of all
 * that was said before, until somebody judges it by name in a later one. `runs`: the oldest first.
 */
export function judgements(runs: readonly Answered[], until: Instant): Map<string, Record<Side, number[]>> {
  const wholes = lastWholes(runs, until)
  const latest = new Map<string, Judgement>()
  const counting = runs.flatMap((run, nth) =>
    judgedIn(run).filter(({ side, dimension }) => nth > (wholes.get(keyOf(side, dimension))?.nth ?? -1)),
  )
  for (const one of counting.filter(({ at }) => at > until - COUNTS_FOR)) {
    const key = JSON.stringify([one.side, one.personId, one.dimension, one.itemId])
    const known = latest.get(key)
    if (!known || known.at <= one.at) latest.set(key, one)
  }
  const byDimension = Map.groupBy(latest.values(), ({ dimension }) => dimension)
  const dimensions = new Set([...byDimension.keys(), ...[...wholes.keys()].map((key) => dimensionIn(key))])
  const sides = [...dimensions].map((dimension) => {
    const of = (side: Side) => {
      const people = eachPerson((byDimension.get(dimension) ?? []).filter((one) => one.side === side))
      const whole = wholes.get(keyOf(side, dimension))
      return people.length === 0 && whole ? [whole.score] : people
    }
    return [dimension, { internal: of('internal'), partner: of('partner') }] as const
  })
  return new Map(sides)
}

function lastWholes(runs: readonly Answered[], until: Instant): Map<string, Whole> {
  const wholes = new Map<string, Whole>()
  for (const [nth, { tallies, closedAt = until }] of runs.entries()) {
    if (closedAt <= until - COUNTS_FOR) continue
    for (const side of SIDES)
      for (const [dimension, score] of Object.entries(tallies?.[side]?.dimensions ?? {}))
        wholes.set(keyOf(side, dimension), { nth, score })
  }
  return wholes
}

function keyOf(side: Side, dimension: string): string {
  return `${side}:${dimension}`
}

function dimensionIn(key: string): string {
  return key.slice(key.indexOf(':') + 1)
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
