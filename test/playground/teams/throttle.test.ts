import { describe, expect, test } from 'vitest'
import { Throttle } from '../../../src/playground/teams/connector/throttle.ts'

/** Asks to be admitted at each of these times; the answers, 0 for yes. */
function asked(throttle: Throttle, times: number[]): number[] {
  return times.map((at) => throttle.admit('conversation', at))
}

function every(ms: number, count: number): number[] {
  return Array.from({ length: count }, (_, n) => n * ms)
}

describe('sending to one conversation', () => {
  test.each([
    ['seven in a second', 100, 7, 700, 300],
    ['eight in two seconds', 200, 8, 1_600, 400],
    ['sixty in thirty seconds', 300, 60, 18_000, 12_000],
    ['1,800 in an hour', 1_000, 1_800, 1_800_000, 1_800_000],
  ])('is admitted %s, and no more until the first is old enough', (_, apart, most, next, wait) => {
    const throttle = new Throttle()
    expect(asked(throttle, every(apart, most)).every((answer) => answer === 0)).toBe(true)
    expect(throttle.admit('conversation', next)).toBe(wait)
    expect(throttle.admit('conversation', next + wait - 1)).toBe(1)
    expect(throttle.admit('another', next)).toBe(0)
    expect(throttle.admit('conversation', next + wait)).toBe(0)
  })

  test('does not count what was refused', () => {
    const throttle = new Throttle()
    asked(throttle, every(0, 7))
    for (let n = 0; n < 50; n += 1) expect(throttle.admit('conversation', 500)).toBe(500)
    expect(throttle.admit('conversation', 1_000)).toBe(0)
  })
})
