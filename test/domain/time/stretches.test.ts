import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inside, joinedWithin, type Stretch, union, without } from '../../../src/domain/time/stretches.ts'

const END = 40

const stretch = fc.tuple(fc.nat(END), fc.nat(12)).map(([from, length]) => ({ from, to: from + length }))
const stretches = fc.array(stretch, { maxLength: 6 })

/** Each moment that is in any of them. */
function moments(list: Stretch[]): number[] {
  return Array.from({ length: END + 20 }, (_, at) => at).filter((at) =>
    list.some(({ from, to }) => from <= at && at < to),
  )
}

function isTidy(list: Stretch[]): boolean {
  return list.every(({ from, to }, at) => from < to && (at === 0 || list[at - 1]!.to < from))
}

describe('stretches of time', () => {
  test('together are every moment of each, in order, and never touch', () => {
    fc.assert(
      fc.property(stretches, (list) => {
        expect(moments(union(list))).toEqual(moments(list))
        expect(isTidy(union(list))).toBe(true)
      }),
    )
  })

  test('without others have every moment that none of these has', () => {
    fc.assert(
      fc.property(stretches, stretches, (list, others) => {
        const left = without(union(list), others)
        const gone = new Set(moments(others))
        expect(moments(left)).toEqual(moments(list).filter((at) => !gone.has(at)))
      }),
    )
  })

  test('inside of one have the moments of both', () => {
    fc.assert(
      fc.property(stretches, stretch, (list, one) => {
        const within = new Set(moments([one]))
        expect(moments(inside(list, one))).toEqual(moments(list).filter((at) => within.has(at)))
      }),
    )
  })

  test('are one where less than the gap is between them, and two where it is just that', () => {
    expect(
      joinedWithin(
        [
          { from: 0, to: 10 },
          { from: 14, to: 20 },
        ],
        5,
      ),
    ).toEqual([{ from: 0, to: 20 }])
    expect(
      joinedWithin(
        [
          { from: 0, to: 10 },
          { from: 15, to: 20 },
        ],
        5,
      ),
    ).toHaveLength(2)
    expect(
      union([
        { from: 5, to: Infinity },
        { from: 0, to: 5 },
      ]),
    ).toEqual([{ from: 0, to: Infinity }])
  })
})
