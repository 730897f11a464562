import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correctionsOf, type LedgerEntry, ledgerOf } from '../../../../src/domain/sla/ledger/ledger.ts'
import type { MoneyTerms, PenaltyRule } from '../../../../src/domain/sla/ledger/money-terms.ts'
import type { PeriodFacts } from '../../../../src/domain/sla/ledger/period-facts.ts'
import { MEASURES } from '../../../../src/domain/sla/measures/measures.ts'
import { attained, availability, breach, month, terms } from './money-story.ts'

/*
 * Months are closed one after the other while what is known of them goes on changing: misses of all four times on cases become known late, numbers are reported falsely and set right
 * when the other side has disputed them. What is booked is never changed; in the end its sum is what the truth comes to.
 */

const COUNT = 6
const nameOf = (at: number) => `2026-0${at + 1}`

/** In thousandths of a percent. */
const share = fc.integer({ min: 98_000, max: 100_000 })
/** `knownAt`: so many closes after its own month it becomes known. `falsely`: what was reported of it until it was set right, and when. */
const anyMonth = fc.record({
  misses: fc.array(fc.record({ of: fc.constantFrom(...MEASURES), number: fc.nat(9), knownAt: fc.nat(COUNT) }), {
    maxLength: 8,
  }),
  met: fc.nat(6),
  up: share,
  falsely: fc.array(share, { maxLength: 3 }),
  setRightAt: fc.nat(COUNT),
})
type Month = typeof anyMonth extends fc.Arbitrary<infer One> ? One : never

const anyTerms = fc
  .record({
    percent: fc.integer({ min: 1, max: 30 }),
    cap: fc.option(fc.nat(40)),
    yearCap: fc.option(fc.nat(600_000)),
    back: fc.option(fc.nat(100)),
    oneIncident: fc.constantFrom('highest', 'all'),
  })
  .map(({ percent, cap, yearCap, back, oneIncident }): MoneyTerms => {
    const { cap: _, ...uncapped } = terms()
    return {
      ...{ ...uncapped, oneIncident },
      rules: [
        ...MEASURES.map((objectiveId, at): PenaltyRule => ({
          ...{ on: 'breach', objectiveId, costs: { percent: String(percent + at) } },
        })),
        {
          on: 'bands',
          objectiveId: 'up',
          bands: [
            { beyond: '99.9', percent: '3' },
            { beyond: '99', percent: '12.5' },
          ],
        },
      ],
      bonuses: [{ objectiveId: 'up', reaching: '99.99', pays: { percent: '1' } }],
      ...(cap !== null && { cap: { percent: String(cap) } }),
      ...(yearCap !== null && { yearCap: { amount: yearCap } }),
      ...(back !== null && { earnBack: { months: 3, each: { percent: String(back) }, atMost: '100' } }),
    }
  })

/** What is known of a month `passed` closes after its own. */
function knownOf(
  { misses, met, up, falsely, setRightAt }: Month,
  at: number,
  passed: number,
  held: MoneyTerms,
): PeriodFacts {
  const known = misses.filter(({ knownAt }) => knownAt <= passed)
  const missedOf = MEASURES.map((of) => {
    const numbers = known.flatMap((one) => (one.of === of ? [one.number] : []))
    return { of, numbers: [...new Set(numbers)] }
  })
  const value = passed >= setRightAt || falsely.length === 0 ? up : falsely[passed % falsely.length]!
  return month(nameOf(at), held, {
    breaches: missedOf.flatMap(({ of, numbers }) => numbers.map((number) => breach(number, of))),
    figures: [
      ...missedOf.map(({ of, numbers }) => attained(of, met, numbers.length)),
      availability(String(value / 1_000), value >= 99_900, []),
    ],
  })
}

const sumOf = (entries: readonly LedgerEntry[]) => entries.reduce((sum, { minor }) => sum + minor, 0)

const isOf =
  (name: string) =>
  ({ word, of, period }: LedgerEntry) =>
    (word === 'correction' ? of : period) === name

describe('what is booked, month by month, while facts go on arriving', () => {
  test('sums to what the truth comes to, in whatever order it became known, and whatever was reported before', () => {
    const months = fc.array(anyMonth, { minLength: 1, maxLength: COUNT })
    fc.assert(
      fc.property(months, anyTerms, (given, held) => {
        const booked: LedgerEntry[] = []
        const reckon = (step: number) =>
          ledgerOf(given.slice(0, step + 1).map((one, at) => knownOf(one, at, step - at, held))).flatMap(
            (one) => one.entries,
          )
        given.forEach((_month, step) => {
          const period = nameOf(step)
          const computed = reckon(step)
          const closed = new Set(given.slice(0, step).map((_one, at) => nameOf(at)))
          const before = [...booked]
          booked.push(
            ...computed.filter((one) => one.period === period),
            ...correctionsOf(booked, computed, { period, closed }),
          )
          expect(booked.slice(0, before.length)).toEqual(before)
          expect(sumOf(booked)).toBe(sumOf(computed))
          // And each month by itself: what is set right is of the month that it is set right of, whenever that is booked.
          for (const name of [...closed, period])
            expect(sumOf(booked.filter(isOf(name)))).toBe(sumOf(computed.filter(isOf(name))))
        })
        // Long after, when all is known.
        const truth = ledgerOf(given.map((one, at) => knownOf(one, at, 2 * COUNT, held))).flatMap((one) => one.entries)
        const closed = new Set(given.map((_one, at) => nameOf(at)))
        booked.push(...correctionsOf(booked, truth, { period: '2026-09', closed }))
        expect(sumOf(booked)).toBe(sumOf(truth))
      }),
    )
  })
})
