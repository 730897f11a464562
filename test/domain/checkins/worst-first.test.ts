import { expect, test } from 'vitest'
import type { Scores } from '../../../src/domain/checkins/scores.ts'
import { bandOrder } from '../../../src/domain/checkins/worst-first.ts'

const result = (band: Scores['band'], rhi?: number): Scores => ({
  ...{ dimensions: [], band, flags: [], ...(rhi !== undefined && { rhi }) },
  responses: { internal: { answered: 0, asked: 1 }, partner: { answered: 0, asked: 1 } },
})

test('red comes before amber, each by its index, and what is not known before what is in good health', () => {
  const ordered = [
    result('red', 20),
    result('red', 45),
    result('amber', 55),
    result('amber', 90),
    result('insufficient data'),
    undefined,
    result('green', 80),
    result('green', 95),
  ]
  // In an array of its own, since sorting leaves undefined for the end.
  const sorted = ordered
    .toReversed()
    .map((one) => ({ one }))
    .toSorted((a, b) => bandOrder(a.one, b.one))
  expect(sorted.map(({ one }) => one)).toEqual(ordered)
})
