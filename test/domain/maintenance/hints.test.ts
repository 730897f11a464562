import { expect, test } from 'vitest'
import { hintsFor } from '../../../src/domain/maintenance/hints.ts'
import type { Maintenance } from '../../../src/domain/maintenance/maintenance.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { ANNOUNCED } from './maintenance-kit.ts'

const { from, to } = ANNOUNCED
const other = (number: number, times: Partial<Maintenance> = {}): Maintenance => ({
  ...ANNOUNCED,
  ...{ id: `m-${number}`, number, side: 'partner' },
  ...(times as object),
})
const CONFIRMED = { noticeMs: 10 * DAY, confirmed: true } as const

test('whoever announces hears of each window that it meets, of either side, itself and what only touches it aside', () => {
  const others = [
    other(2, { id: ANNOUNCED.id }),
    other(3),
    other(4, { from: to, to: to + HOUR }),
    other(5, { from: from - HOUR, to: from }),
    other(6, { from: from - HOUR, to: from + 1 }),
  ]
  expect(hintsFor(ANNOUNCED, others, CONFIRMED)).toEqual([
    { hint: 'overlaps', number: 3 },
    { hint: 'overlaps', number: 6 },
  ])
})

test('and of terms that do not admit it, or not all of it', () => {
  const longestMs = HOUR
  expect(hintsFor(ANNOUNCED, [], undefined)).toEqual([{ hint: 'not admitted' }])
  expect(hintsFor(ANNOUNCED, [], CONFIRMED)).toEqual([])
  expect(hintsFor(ANNOUNCED, [], { noticeMs: 10 * DAY + 1, longestMs, sumMs: 10 * HOUR })).toEqual([
    { hint: 'short notice', noticeMs: 10 * DAY + 1 },
    { hint: 'longer than admitted', longestMs },
  ])
  expect(hintsFor(ANNOUNCED, [], { noticeMs: 0, longestMs: 2 * HOUR, sumMs: 10 * HOUR })).toEqual([])
})
