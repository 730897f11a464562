import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LedgerPeriod } from '../../../../src/domain/sla/ledger/ledger.ts'
import { type LineMoved, linesMoved } from '../../../../src/domain/sla/ledger/lines-moved.ts'
import type { PenaltyLine } from '../../../../src/domain/sla/ledger/penalties.ts'

const figure = (objectiveId: string, minor: number, caseIds: string[], besides = false): PenaltyLine => ({
  ...{ objectiveId, minor, caseIds },
  ...(besides && { besides: true as const }),
})
const miss = (number: number, minor: number, besides = false): PenaltyLine => ({
  ...figure('resolve', minor, [`case-${number}`], besides),
  breach: { caseId: `case-${number}`, label: `CASE-${number}`, at: 0, by: 0 },
})
const period = (lines: PenaltyLine[], entries: LedgerPeriod['entries'] = []): LedgerPeriod => {
  const sum = lines.reduce((total, { minor, besides }) => total + (besides ? 0 : minor), 0)
  return { name: '2026-12', penalties: { currency: 'EUR', fee: 1_000_000, lines, sum, owed: sum }, entries }
}

test('a miss that an outage stands for is named with the line in its place', () => {
  const before = period([figure('up', 50_000, ['case-1']), miss(1, 30_000, true), miss(2, 30_000)])
  const after = period([figure('up', 50_000, ['case-1', 'case-2']), miss(1, 30_000, true), miss(2, 30_000, true)])
  expect(linesMoved(before, after)).toEqual([
    { is: 'not counted', objectiveId: 'resolve', label: 'CASE-2', minor: 30_000, inPlace: { objectiveId: 'up' } },
  ])
  expect(linesMoved(after, before)).toMatchObject([{ is: 'counted', label: 'CASE-2', minor: 30_000 }])
})

test('a line that is new, costs something else or is gone says what it cost, and so does a bonus', () => {
  const bonus = (minor: number) => [{ period: '2026-12', word: 'bonus' as const, minor, objectiveId: 'kept' }]
  expect(linesMoved(period([miss(1, 30_000)], bonus(500)), period([figure('up', 50_000, [])]))).toEqual([
    { is: 'costs', objectiveId: 'up', was: 0, minor: 50_000 },
    { is: 'costs', objectiveId: 'resolve', label: 'CASE-1', was: 30_000, minor: 0 },
    { is: 'bonus', objectiveId: 'kept', was: 500, minor: 0 },
  ])
})

const lines = fc
  .record({
    misses: fc.uniqueArray(fc.tuple(fc.nat(6), fc.nat(9), fc.boolean()), { selector: ([number]) => number }),
    figures: fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(9), fc.boolean()), { selector: ([number]) => number }),
  })
  .map(({ misses, figures }) => [
    ...misses.map(([number, minor, besides]) => miss(number, minor, besides)),
    ...figures.map(([number, minor, besides]) => figure(`figure-${number}`, minor, [`case-${number}`], besides)),
  ])

test('whatever moves, the lines that are named make all of the difference', () => {
  const by = (moved: LineMoved) =>
    moved.is === 'costs' ? moved.minor - moved.was : moved.is === 'counted' ? moved.minor : -moved.minor
  fc.assert(
    fc.property(lines, lines, (first, second) => {
      const [before, after] = [period(first), period(second)]
      const named = linesMoved(before, after).reduce((sum, one) => sum + by(one), 0)
      expect(named).toBe(after.penalties.sum - before.penalties.sum)
    }),
  )
})
