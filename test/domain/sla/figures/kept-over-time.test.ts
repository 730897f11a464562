import { describe, expect, test } from 'vitest'
import { keptByDay, keptIn, periodsUpTo } from '../../../../src/domain/sla/figures/kept-over-time.ts'
import { periodOf } from '../../../../src/domain/time/period.ts'

const ZONE = 'Europe/Paris'
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds
const counted = (objectiveId: string, caseId: string, when: string, met: boolean) => ({
  objectiveId,
  caseId,
  at: at(when),
  met,
})
const november = periodOf('month', ZONE, at('2026-11-15T12:00'))
const owedBy = (objectiveId: string) =>
  objectiveId.startsWith('ours') ? 'internal' : objectiveId.startsWith('theirs') ? 'partner' : undefined

describe('how promises were kept over time', () => {
  test('is told of six periods in a row, oldest first', () => {
    expect(periodsUpTo('month', ZONE, november).map(({ name }) => name)).toEqual([
      ...['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'],
    ])
    const quarter = periodOf('quarter', ZONE, november.from)
    expect(
      periodsUpTo('quarter', ZONE, quarter)
        .map(({ name }) => name)
        .at(0),
    ).toBe('2025-Q3')
  })

  test('is the sum of each promise of a side, and leaves out what not both sides read', () => {
    const clocks = [
      counted('theirs-1', 'a', '2026-11-03T10:00', true),
      counted('theirs-1', 'a', '2026-11-04T10:00', false),
      counted('theirs-2', 'a', '2026-11-03T10:00', true),
      counted('ours-1', 'b', '2026-10-31T23:59', false),
      counted('inside', 'b', '2026-11-03T10:00', false),
    ]
    expect(keptIn(clocks, owedBy, periodsUpTo('month', ZONE, november).slice(-2))).toEqual([
      { period: '2026-10', kept: { internal: { met: 0, missed: 1 }, partner: { met: 0, missed: 0 } } },
      { period: '2026-11', kept: { internal: { met: 0, missed: 0 }, partner: { met: 1, missed: 1 } } },
    ])
  })

  test('by the day is told of every day of the period, on the wall of its zone', () => {
    const clocks = [
      counted('theirs-1', 'a', '2026-11-01T00:00', true),
      counted('theirs-1', 'b', '2026-11-30T23:59', false),
      counted('ours-1', 'c', '2026-11-30T00:00', false),
      counted('ours-1', 'd', '2026-12-01T00:00', false),
      counted('inside', 'e', '2026-11-02T00:00', false),
    ]
    const days = keptByDay(clocks, owedBy, november, ZONE)
    expect(days).toHaveLength(30)
    expect(days.at(0)).toEqual({ met: 1, missed: 0 })
    expect(days.at(1)).toEqual({ met: 0, missed: 0 })
    expect(days.at(-1)).toEqual({ met: 0, missed: 2 })
  })

  test('has as many days as the calendar, whatever the clocks do', () => {
    for (const [month, days] of [
      ['2026-03', 31],
      ['2026-10', 31],
      ['2028-02', 29],
    ] as const) {
      const period = periodOf('month', ZONE, at(`${month}-10T12:00`))
      const missed = [counted('theirs-1', 'a', `${month}-28T23:30`, false)]
      const kept = keptByDay(missed, owedBy, period, ZONE)
      expect(kept).toHaveLength(days)
      expect(kept.findIndex((day) => day.missed > 0)).toBe(27)
    }
  })
})
