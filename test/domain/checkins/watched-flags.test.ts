import { expect, test } from 'vitest'
import type { EarlierRun } from '../../../src/domain/checkins/earlier.ts'
import type { DimensionScore, RedFlag, Scores } from '../../../src/domain/checkins/scores.ts'
import type { Signals } from '../../../src/domain/checkins/signals.ts'
import { watchedFlags } from '../../../src/domain/checkins/watched-flags.ts'
import { DAY } from '../../../src/domain/time/instant.ts'

function judged(day: number, dimensions: DimensionScore[], flags: RedFlag[] = []): EarlierRun {
  const responses = { internal: { answered: 2, asked: 2 }, partner: { answered: 2, asked: 2 } }
  const result: Scores = { internal: 70, partner: 70, rhi: 70, band: 'amber', dimensions, flags, responses }
  return { closedAt: day * DAY, result, items: [], responses: {} }
}

const how = (closed: EarlierRun[]) =>
  Object.fromEntries(watchedFlags(closed, {}).map((one) => [one.flag, 'why' in one ? one.why : one.how]))

test('before any result nothing can be said of a flag; and of those whose inputs nothing keeps, never', () => {
  expect(new Set(Object.values(how([])))).toEqual(new Set(['no result']))
  expect(Object.keys(how([]))).toEqual(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11'])
  const told = watchedFlags([judged(1, [])], {})
  expect(told[9]).toMatchObject({ flag: 'R10', how: 'unknown', why: 'not known here', lacks: ['reviews'] })
})

test('a flag that stands says in how many results in a row, and one that was clear in between begins anew', () => {
  const independence = { dimension: 'independence', internal: 25, partner: 75, gap: -50 }
  const raised: RedFlag = {
    ...{ flag: 'R1', name: 'black box', rule: { kind: 'below', limit: 50 }, dimensions: [independence] },
  }
  const days = [
    judged(1, [independence], [raised]),
    judged(2, []),
    judged(3, [independence], [raised]),
    judged(4, [independence], [raised]),
  ]
  expect(watchedFlags(days, {})[0]).toMatchObject({ how: 'stands', inARow: 2, red: raised })
  expect(watchedFlags(days.slice(0, 1), {})[0]).toMatchObject({ inARow: 1 })
})

test('one that does not stand tells by which figures; the widest gap for what is seen differently', () => {
  const dimensions = [
    { dimension: 'independence', internal: 75, partner: 60, gap: 15 },
    { dimension: 'fairness', internal: 75, partner: 70, gap: 5 },
    { dimension: 'trust', internal: 50, partner: 70, gap: -20 },
  ]
  const signals = { attainment: { kept: 9, of: 10 }, actions: [] }
  const [r1, r2, r3, , r5, r6, r7, r8, , , r11] = watchedFlags(
    [judged(1, dimensions), judged(120, dimensions)],
    signals,
  )
  expect(r1).toMatchObject({ how: 'clear', dimensions: [{ dimension: 'independence' }], lacks: ['checklist'] })
  expect(r2).toMatchObject({ how: 'clear' })
  expect(r3).toMatchObject({ how: 'unknown', why: 'not judged', needs: 'alignment' })
  expect(r5).toMatchObject({ how: 'clear', dimensions: [{ dimension: 'trust', gap: -20 }] })
  expect(r6).toMatchObject({ how: 'clear', attainment: { kept: 9, of: 10 }, rhi: 70 })
  expect(r7).toMatchObject({ how: 'clear', rhi: 70 })
  expect(r8).toMatchObject({ how: 'clear', dimensions: [{ dimension: 'fairness' }] })
  expect(r11).toMatchObject({ how: 'clear' })
})

test('too few answers, one side alone, a first quarter, and nothing promised are each said as what they are', () => {
  const {
    partner: _,
    rhi: __,
    ...oneSide
  } = judged(1, [
    { dimension: 'independence', internal: 75 },
    { dimension: 'fairness', internal: 75 },
  ]).result
  const few = { ...judged(1, []), result: { ...oneSide, band: 'insufficient data' as const } }
  expect(how([few])).toMatchObject({ R1: 'clear', R5: 'no index', R7: 'no index', R8: 'too few answered' })
  expect(how([judged(1, []), judged(30, [])])).toMatchObject({ R7: 'first quarter' })
  expect(watchedFlags([judged(1, [])], { attainment: { kept: 0, of: 0 } })[5]).toMatchObject({
    why: 'nothing promised',
  })
})

test('what the last check did not ask is not said to be judged by nobody, and a later index misses the first quarter’s', () => {
  const independence = { dimension: 'independence', internal: 25, partner: 60 }
  const [r1, r2] = watchedFlags([judged(1, [independence]), judged(8, [{ ...independence, earlier: true }])], {})
  expect(r1).toMatchObject({ how: 'stands' })
  expect(r2).toMatchObject({ how: 'unknown', why: 'not asked', needs: 'independence' })
  const theirs = { dimension: 'independence', partner: 60, earlier: true as const }
  expect(watchedFlags([judged(1, [theirs])], {})[1]).toMatchObject({ why: 'not judged' })

  const first = judged(1, [])
  const { rhi: _, ...without } = first.result
  const late = (day: number) => how([{ ...first, result: without }, judged(day, [])])
  expect([late(91), late(92)]).toMatchObject([{ R7: 'first quarter' }, { R7: 'no first index' }])
})

test('nothing is said to age, nor not to, where no dimension has a figure', () => {
  const r11 = (dimensions: DimensionScore[], actions: Signals['actions']) =>
    watchedFlags([judged(1, dimensions), judged(30, dimensions)], { ...(actions && { actions }) })[10]
  for (const none of [[], [{ dimension: 'trust' }, { dimension: 'fairness' }]])
    expect(r11(none, [])).toMatchObject({ flag: 'R11', how: 'unknown', why: 'no index' })
  expect(r11([{ dimension: 'trust' }], undefined)).toMatchObject({ how: 'unknown', why: 'not known here' })
  expect(r11([{ dimension: 'trust' }, { dimension: 'fairness', partner: 75 }], [])).toMatchObject({ how: 'clear' })
})
