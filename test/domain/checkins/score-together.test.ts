import { describe, expect, test } from 'vitest'
import { scoreTogether } from '../../../src/domain/checkins/score-together.ts'
import type { BesideRun } from '../../../src/domain/checkins/earlier.ts'
import type { Band, Scores } from '../../../src/domain/checkins/scores.ts'
import type { CheckInAudience } from '../../../src/domain/checkins/audience.ts'
import type { Response, Run } from '../../../src/domain/checkins/run.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import { opened } from './run-kit.ts'

const NOW = 1_000 * DAY
const { items } = opened('pulse')
const [first] = items

const who = (personId: string, side: Party['side']): Party => ({ personId, name: personId, side })
const TEAM = [who('tom', 'internal'), who('mia', 'partner')]
const SPONSORS = [who('priya', 'internal'), who('ravi', 'partner')]

const scores = (band: Band): Scores => ({
  dimensions: [],
  band,
  responses: { internal: { answered: 1, asked: 1 }, partner: { answered: 1, asked: 1 } },
  flags: [],
})

/** Each of these people answered the first question so, so many days ago. */
function answered(respondents: Party[], each: Record<string, number>, daysAgo: number): Record<string, Response> {
  return Object.fromEntries(
    respondents.flatMap(({ personId, side }) =>
      each[personId] === undefined
        ? []
        : [[personId, { at: NOW - daysAgo * DAY, side, late: false, answers: { [first!.id]: each[personId] } }]],
    ),
  )
}

type Told = { each: Record<string, number>; daysAgo?: number; band?: Band; away?: string[] }

function beside(
  audience: CheckInAudience,
  respondents: Party[],
  { each, daysAgo = 10, band = 'green', away }: Told,
): BesideRun {
  return {
    ...{ audience, respondents, items: [first!], responses: answered(respondents, each, daysAgo) },
    ...{ closedAt: NOW - daysAgo * DAY, result: scores(band), ...(away && { away }) },
  }
}

function of(respondents: Party[], each: Record<string, number>, band: Band = 'green') {
  const run: Pick<Run, 'items' | 'respondents' | 'responses'> & { result: Scores } = {
    ...{ respondents, items: [first!], responses: answered(respondents, each, 0), result: scores(band) },
  }
  return run
}

describe('all audiences together', () => {
  test('are nothing of their own while one alone was asked in the last 90 days', () => {
    const run = of(TEAM, { tom: 5, mia: 5 })
    expect(scoreTogether(run, NOW, { earlier: [], besides: [] })).toBeUndefined()
    const old = beside('strategic', SPONSORS, { each: { priya: 1, ravi: 1 }, daysAgo: 90 })
    expect(scoreTogether(run, NOW, { earlier: [], besides: [old] })).toBeUndefined()
  })

  test('are the mean of the people of each side, each by their latest judgement, whichever check they gave it in', () => {
    const run = of(TEAM, { tom: 5, mia: 3 })
    const besides = [beside('strategic', SPONSORS, { each: { priya: 1, ravi: 4 } })]
    // Ours: 100 and 0; theirs: 50 and 75.
    expect(scoreTogether(run, NOW, { earlier: [], besides })).toMatchObject({
      ...{ internal: 50, partner: 62.5, rhi: 56.3, band: 'amber' },
      responses: { internal: { answered: 2, asked: 2 }, partner: { answered: 2, asked: 2 } },
    })
    // Tom is sponsor, too, and said otherwise ten days ago: that counts no more.
    const both = [beside('strategic', [who('tom', 'internal'), SPONSORS[1]!], { each: { tom: 1, ravi: 4 } })]
    expect(scoreTogether(run, NOW, { earlier: [], besides: both })).toMatchObject({
      ...{ internal: 100, partner: 62.5 },
      responses: { internal: { answered: 1, asked: 1 }, partner: { answered: 2, asked: 2 } },
    })
  })

  test.each<Band>(['red', 'insufficient data'])('are never green while one of them is %s', (band) => {
    const run = of(TEAM, { tom: 5, mia: 5 })
    const besides = [beside('strategic', SPONSORS, { each: { priya: 5, ravi: 5 }, band })]
    expect(scoreTogether(run, NOW, { earlier: [], besides })).toMatchObject({ rhi: 100, band: 'amber' })
  })

  test('leave out whoever was away, and go by the last check of each audience for who was asked', () => {
    const run = of(TEAM, { tom: 5, mia: 5 })
    const besides = [
      beside('strategic', SPONSORS, { each: {}, daysAgo: 40 }),
      beside('strategic', SPONSORS, { each: { ravi: 5 }, away: ['priya'] }),
    ]
    expect(scoreTogether(run, NOW, { earlier: [], besides })?.responses).toEqual({
      internal: { answered: 1, asked: 1, away: 1 },
      partner: { answered: 2, asked: 2 },
    })
  })
})
