import { describe, expect, test } from 'vitest'
import { attainmentOf, sayShare, together } from '../../../../src/domain/sla/figures/attainment.ts'

const JULY = { from: 100, to: 200 }
const count = (caseId: string, at: number, met: boolean) => ({ caseId, at, met })

describe('attainment of a period', () => {
  test('counts each case once: missed if anything of it was missed, in whatever order it is told', () => {
    const clocks = [count('a', 110, true), count('b', 120, true), count('b', 150, false), count('b', 160, true)]
    expect(attainmentOf(clocks, JULY)).toEqual({ met: 1, missed: 1 })
    expect(attainmentOf(clocks.toReversed(), JULY)).toEqual({ met: 1, missed: 1 })
  })

  test('judges each period by its own clocks: a round missed later leaves the one before as it was', () => {
    const clocks = [count('a', 150, true), count('a', 250, false)]
    expect(attainmentOf(clocks, JULY)).toEqual({ met: 1, missed: 0 })
    expect(attainmentOf(clocks, { from: 200, to: 300 })).toEqual({ met: 0, missed: 1 })
  })

  test('is half open: what falls exactly on the end belongs to the next', () => {
    expect(attainmentOf([count('a', 100, true), count('b', 200, true)], JULY)).toEqual({ met: 1, missed: 0 })
  })

  test('is said cut to a tenth of a percent: 100 % is said of nothing that was missed, and nothing of no case', () => {
    expect(sayShare({ met: 14, missed: 1 })).toBe('93.3 %')
    expect(sayShare({ met: 9_999, missed: 1 })).toBe('99.9 %')
    expect(sayShare({ met: 3, missed: 0 })).toBe('100 %')
    expect(sayShare({ met: 0, missed: 2 })).toBe('0 %')
    expect(sayShare(together([]))).toBeUndefined()
    expect(
      together([
        { met: 1, missed: 2 },
        { met: 3, missed: 4 },
      ]),
    ).toEqual({ met: 4, missed: 6 })
  })
})
