import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { isTriedOn, nextAttempt } from '../../src/engine/next-attempt.ts'
import type { SendResult } from '../../src/ports/chat-platform.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')
const first = { failures: 0, uncertain: false }
const refused: SendResult = { outcome: 'temporary', code: 'http_503', reason: 'Not now.' }
const doubtful: SendResult = { outcome: 'uncertain', code: 'timeout', reason: 'No answer.' }

describe('after an attempt to deliver', () => {
  test('what was sent is done', () => {
    const result: SendResult = { outcome: 'sent', messageId: 'm', conversationId: 'c' }
    expect(nextAttempt(result, first, NOW, 0)).toEqual({ verdict: 'sent', messageId: 'm', conversationId: 'c' })
  })

  test('what is refused for good is given up at once, with the platform’s reason', () => {
    const result: SendResult = { outcome: 'permanent', code: 'channel_not_found', reason: 'It is gone.' }
    expect(nextAttempt(result, first, NOW, 0)).toEqual({
      verdict: 'give up',
      code: 'channel_not_found',
      reason: 'It is gone.',
      unreachable: true,
    })
  })

  test('a fault of ours that ends it says nothing about the destination', () => {
    const result: SendResult = { outcome: 'permanent', code: 'fault', reason: 'Something went wrong on our side.' }
    expect(nextAttempt(result, first, NOW, 0)).toMatchObject({ verdict: 'give up', unreachable: false })
  })

  test.each([
    ['the first failure', 0, 2 * SECOND],
    ['the second', 1, 4 * SECOND],
    ['the fifth', 4, 32 * SECOND],
    ['the ninth', 8, 5 * MINUTE],
    ['the two-thousandth', 1_999, 5 * MINUTE],
  ])(
    'after %s the wait is, in the middle of its spread, twice the one before, up to five minutes',
    (_, failures, wait) => {
      expect(nextAttempt(refused, { ...first, failures }, NOW, 0.5)).toMatchObject({ verdict: 'retry', at: NOW + wait })
    },
  )

  test('one that may have arrived more than once is tried for a quarter of an hour, counted from its first attempt', () => {
    expect(isTriedOn({}, NOW)).toBe(true)
    expect(isTriedOn({ firstAttemptAt: NOW - 15 * MINUTE + 1 }, NOW)).toBe(true)
    expect(isTriedOn({ firstAttemptAt: NOW - 15 * MINUTE }, NOW)).toBe(false)
  })

  test('a retry-after is obeyed to the millisecond, whatever the chance and the number of failures', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 * MINUTE }),
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (retryAfterMs, failures, chance) => {
          const next = nextAttempt({ ...refused, retryAfterMs }, { ...first, failures }, NOW, chance)
          expect(next).toMatchObject({ verdict: 'retry', at: NOW + retryAfterMs })
        },
      ),
    )
  })

  test('without one the wait is never under a second and a half, never over six and a quarter minutes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(refused, doubtful),
        fc.integer({ min: 0, max: 5_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (result, failures, chance) => {
          const next = nextAttempt(result, { ...first, failures }, NOW, chance)
          if (next.verdict !== 'retry') return expect.unreachable()
          expect(next.at - NOW).toBeGreaterThanOrEqual(1.5 * SECOND)
          expect(next.at - NOW).toBeLessThanOrEqual(6.25 * MINUTE)
        },
      ),
    )
  })

  test.each([refused, doubtful])('a day after it was first tried it is given up: $code', (result) => {
    const late = { ...first, failures: 300, firstAttemptAt: NOW - 24 * HOUR }
    expect(nextAttempt(result, { ...late, firstAttemptAt: late.firstAttemptAt + 1 }, NOW, 0)).toMatchObject({
      verdict: 'retry',
      firstAttemptAt: late.firstAttemptAt + 1,
    })
    expect(nextAttempt(result, late, NOW, 0)).toMatchObject({
      verdict: 'give up',
      code: result.code,
      reason: expect.stringContaining('tried for a day'),
      unreachable: true,
    })
  })

  test('the day begins with the first attempt that the platform had a chance to answer', () => {
    const unreached: SendResult = { ...refused, code: 'ECONNREFUSED', reached: false }
    const waiting = nextAttempt(unreached, { ...first, failures: 900 }, NOW, 0.5)
    expect(waiting).toMatchObject({ verdict: 'retry', at: NOW + 5 * MINUTE })
    expect(waiting).not.toHaveProperty('firstAttemptAt')
    expect(nextAttempt(refused, { ...first, failures: 901 }, NOW, 0)).toMatchObject({ firstAttemptAt: NOW })
    const late = { ...first, failures: 901, firstAttemptAt: NOW - 30 * HOUR }
    expect(nextAttempt(unreached, late, NOW, 0)).toMatchObject({ verdict: 'retry', firstAttemptAt: NOW - 30 * HOUR })
  })

  test.each([
    ['it surely did not arrive, now or before', refused, false, false],
    ['it may have arrived now', doubtful, false, true],
    ['it may have arrived before, and a later refusal does not change that', refused, true, true],
    ['it may have arrived twice', doubtful, true, true],
  ])('%s', (_, result, before, after) => {
    expect(nextAttempt(result, { ...first, uncertain: before }, NOW, 0)).toMatchObject({ uncertain: after })
  })
})
