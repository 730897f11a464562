import { describe, expect, test } from 'vitest'
import type { CardBlock } from '../../src/cards/card.ts'
import type { Chart } from '../../src/cards/chart.ts'
import { chartsIn } from '../../src/cards/charts-in.ts'
import { gapByDimension, indexOverTime } from '../../src/cards/check-charts.ts'
import { checkTrendCard } from '../../src/cards/check-trend-card.ts'
import { sharedCheckInResultCard } from '../../src/cards/check-in-result.ts'
import type { DimensionScore, Scores } from '../../src/domain/checkins/scores.ts'
import { AT, HOUR, NASTY, OVER_TIME, RESULT, ZONE } from '../fixtures/card-views.ts'
import { CHECK_IN_COURSE } from '../fixtures/check-course.ts'

const SIDES = { ourName: 'Northwind', partnerName: 'Acme Hosting' }
const DAY = 24 * HOUR

function only(blocks: CardBlock[]): Chart {
  const [chart, ...others] = chartsIn(blocks)
  expect(others).toEqual([])
  return chart!
}

const of = (...dimensions: DimensionScore[]): Scores => ({ ...RESULT.result, dimensions })

describe('the picture of how health moved', () => {
  // Worked by hand: 74 − 65.1 = 8.9.
  test('has a line of each side and one of the index, with a gap where too few answered, and says how far it moved', () => {
    const chart = only(indexOverTime(CHECK_IN_COURSE.course, { ...SIDES, zone: ZONE }))
    expect(chart).toMatchObject({
      ...{ shape: 'lines', scale: { from: 0, to: 100 } },
      labels: ['13 Nov', '11 Dec', '8 Jan', '5 Feb', '5 Mar'],
      lines: [
        { name: 'Northwind', values: [70, 66, null, 61, 58.1] },
        { name: 'Acme Hosting', values: [78, 76, null, 74, 72] },
        { name: 'Index', values: [74, 71, null, 67.5, 65.1] },
      ],
    })
    expect(chart.says).toBe(
      'The index is 65.1 of 100 in CHECK-5, 8.9 down since CHECK-1. Check by check 74, 71, –, 67.5, 65.1; Northwind 70, 66, –, 61, 58.1; Acme Hosting 78, 76, –, 74, 72.',
    )
  })

  test.each([
    [[50, 60], '60 of 100 in CHECK-2, 10 up since CHECK-1'],
    [[60, 60], '60 of 100 in CHECK-2, as in CHECK-1'],
  ])('of %j says: %s', (indices, said) => {
    const runs = indices.map((rhi, at) => ({
      ...{ label: `CHECK-${at + 1}`, closedAt: AT + at * DAY, result: { ...RESULT.result, rhi } },
    }))
    expect(only(indexOverTime(runs, { ...SIDES, zone: ZONE })).says).toContain(said)
  })

  test('is none of fewer than two indices, and shows the last eight of many', () => {
    const { rhi: _, ...tooFew } = RESULT.result
    const run = (at: number, result: Scores) => ({ label: `CHECK-${at}`, closedAt: AT + at * DAY, result })
    expect(indexOverTime([], { ...SIDES, zone: ZONE })).toEqual([])
    expect(indexOverTime([run(1, RESULT.result), run(2, tooFew)], { ...SIDES, zone: ZONE })).toEqual([])
    const many = Array.from({ length: 11 }, (_, at) => run(at, RESULT.result))
    expect(Object(only(indexOverTime(many, { ...SIDES, zone: ZONE }))).labels).toHaveLength(8)
  })

  test('names checks of one day by their labels, so that no two are alike', () => {
    const runs = [1, 2].map((at) => ({ label: `CHECK-${at}`, closedAt: AT + at * HOUR, result: RESULT.result }))
    expect(Object(only(indexOverTime(runs, { ...SIDES, zone: ZONE }))).labels).toEqual(['CHECK-1', 'CHECK-2'])
  })
})

describe('the picture of the gaps', () => {
  test('sets the sides beside each other, the widest gap first, named and marked, and what one side alone judged last', () => {
    const chart = only(
      gapByDimension(
        of(
          { dimension: 'outcomes', internal: 75, partner: 70, gap: 5 },
          { dimension: 'future', partner: 81.3 },
          { dimension: 'trust', internal: 37.5, partner: 87.5, gap: -50 },
          { dimension: 'fairness' },
        ),
        SIDES,
      ),
    )
    expect(chart).toMatchObject({
      ...{ shape: 'pairs', title: 'Widest gap: trust, 50 apart', names: ['Northwind', 'Acme Hosting'] },
      rows: [
        { label: 'trust', values: [37.5, 87.5], marked: true },
        { label: 'outcomes', values: [75, 70] },
        { label: 'future', values: [null, 81.3] },
      ],
    })
    expect(chart.says).toBe(
      'The sides see trust most differently: Northwind 37.5, Acme Hosting 87.5, 50 apart. The others: outcomes 75 and 70, future – and 81.3.',
    )
  })

  test('says so where both see everything alike, and marks nothing', () => {
    const chart = only(gapByDimension(of({ dimension: 'trust', internal: 75, partner: 75, gap: 0 }), SIDES))
    expect(chart.title).toBe('Both sides see every dimension alike')
    expect(JSON.stringify(chart)).not.toContain('marked')
  })

  test('is none where no dimension was judged by both', () => {
    expect(gapByDimension(of({ dimension: 'trust', internal: 75 }), SIDES)).toEqual([])
    expect(gapByDimension(of(), SIDES)).toEqual([])
  })

  test('names both companies so that a legend holds them, and never alike', () => {
    for (const names of [
      { ourName: NASTY, partnerName: NASTY },
      { ourName: 'Acme', partnerName: 'Acme' },
    ]) {
      const [one, other] = Object(only(gapByDimension(RESULT.result, names))).names
      expect(one).not.toBe(other)
      expect(one.length <= 20 && other.length <= 20).toBe(true)
    }
  })
})

test('the result and the course of all checks show both, in sight, to both sides', () => {
  for (const card of [sharedCheckInResultCard(CHECK_IN_COURSE), checkTrendCard(OVER_TIME)])
    expect(
      chartsIn(card.blocks)
        .map(({ shape }) => shape)
        .toSorted(),
    ).toEqual(['lines', 'pairs'])
})
