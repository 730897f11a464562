import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { BesideRun, Earlier } from './earlier.ts'
import { COUNTS_FOR, judgements } from './judgements.ts'
import type { Run } from './run.ts'
import { isScored } from './score-answer.ts'
import { figuresIn } from './score-run.ts'
import type { RedFlag, Scores, Turnout } from './scores.ts'

/** One of several audiences’ checks, as much of it as all of them together need. */
type Asked = Pick<Run, 'items' | 'respondents' | 'responses' | 'anonymous'> & {
  result: Scores
  away?: readonly string[]
}

/**
 * How the partnership stands in the eyes of all audiences, once a run is over: each person is one voice, by their latest judgement, whichever check they gave it in, and answers for their side
 * if they answered any of the last check of each audience that closed in the 90 days before. Undefined where this audience alone was asked in them, or a side of one answered without names. It is never green while one of the
 * audiences is red, or says too little.
 */
export function scoreTogether(
  run: Asked,
  until: Instant,
  { earlier, besides }: { earlier: Earlier; besides: readonly BesideRun[] },
): Scores | undefined {
  const counting = besides.filter(({ closedAt }) => closedAt <= until && closedAt > until - COUNTS_FOR)
  const lastOfEach = [...new Map(counting.map((one) => [one.audience, one])).values()]
  if (lastOfEach.length === 0) return undefined
  const all: Asked[] = [run, ...lastOfEach]
  // What was said without names is of nobody, so that it cannot be told whose word is the latest.
  if ([run, ...counting].some(({ anonymous = [] }) => anonymous.length > 0)) return undefined
  const asked = new Set(all.flatMap(({ items }) => items.filter(isScored).map(({ dimension }) => dimension)))
  const turnouts = { internal: turnoutOf(all, 'internal'), partner: turnoutOf(all, 'partner') }
  const figures = figuresIn(judgements([...earlier, ...counting, run], until), asked, turnouts)
  const holdsBack = all.some(({ result: { band } }) => band === 'red' || band === 'insufficient data')
  return {
    ...figures,
    band: figures.band === 'green' && holdsBack ? 'amber' : figures.band,
    responses: turnouts,
    flags: eachOnce(all.flatMap(({ result }) => result.flags)),
  }
}

/** People, not answers: whoever was asked in two checks counts once, and is away where they were in each. */
function turnoutOf(all: readonly Asked[], side: Side): Turnout {
  const people = new Set(
    all.flatMap(({ respondents }) => respondents.filter((one) => one.side === side).map(({ personId }) => personId)),
  )
  const answered = [...people].filter((id) => all.some(({ responses }) => Object.hasOwn(responses, id)))
  const away = [...people].filter((id) => {
    const asking = all.filter(({ respondents }) => respondents.some(({ personId }) => personId === id))
    return !answered.includes(id) && asking.every((one) => one.away?.includes(id))
  })
  return {
    answered: answered.length,
    asked: people.size - away.length,
    ...(away.length > 0 && { away: away.length }),
  }
}

/** Those of each rule on the same ground once. */
function eachOnce(flags: readonly RedFlag[]): RedFlag[] {
  const byGround = new Map(
    flags.map((one) => [JSON.stringify([one.flag, one.dimensions.map(({ dimension }) => dimension)]), one]),
  )
  return [...byGround.values()]
}
