import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { failuresAfterLoss, waitToConnect } from '../../src/engine/next-connect.ts'

const passing = { permanent: false }

describe('the wait before a platform is tried again', () => {
  test('doubles from one second to half a minute, and no further', () => {
    const longest = [1, 2, 3, 4, 5, 6, 60].map((failures) => waitToConnect(failures, passing, 1))
    expect(longest).toEqual([1, 2, 4, 8, 16, 30, 30].map((seconds) => seconds * SECOND))
  })

  test('is never longer than half a minute, nor shorter than half of what it would be, whatever chance says', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), chance, (failures, drawn) => {
        const wait = waitToConnect(failures, passing, drawn)
        expect(wait).toBeLessThanOrEqual(30 * SECOND)
        expect(wait).toBeGreaterThanOrEqual(SECOND / 2)
      }),
    )
  })

  test('is as long as the platform asks for, and five minutes where only a person can help', () => {
    expect(waitToConnect(1, { permanent: false, retryAfterMs: 90 * SECOND }, 0.5)).toBe(90 * SECOND)
    expect(waitToConnect(1, { permanent: true }, 0.5)).toBe(5 * MINUTE)
  })

  test('is none after a connection that stood well, and grows while none stands for half a minute', () => {
    expect(waitToConnect(failuresAfterLoss(4, 30 * SECOND), passing, 0.5)).toBe(0)
    expect(failuresAfterLoss(4, 29 * SECOND)).toBe(5)
  })
})
