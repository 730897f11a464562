import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correctionsOf, ledgerOf } from '../../../../src/domain/sla/ledger/ledger.ts'
import { ledgersOf } from '../../../../src/domain/sla/ledger/ledgers.ts'
import type { MoneyTerms } from '../../../../src/domain/sla/ledger/money-terms.ts'
import type { PeriodFacts } from '../../../../src/domain/sla/ledger/period-facts.ts'
import { attained, availability, breach, month, terms } from './money-story.ts'

const NAMES = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)
const breaches = (count: number) => Array.from({ length: count }, (_, at) => breach(at + 1))
const missing = (name: string, held: MoneyTerms, count: number) =>
  month(name, held, { breaches: breaches(count), figures: [attained('resolve', 10, count)] })
const good = (name: string, held: MoneyTerms) => month(name, held, { figures: [attained('resolve', 4, 0)] })
const quiet = (name: string, held: MoneyTerms) => month(name, held, { figures: [attained('resolve', 0, 0)] })
const entries = (periods: PeriodFacts[]) =>
  ledgerOf(periods).flatMap((one) =>
    one.entries.map(({ period, word, minor, of }) => [period, word, minor, ...(of ? [of] : [])]),
  )

const earning = (more: Partial<NonNullable<MoneyTerms['earnBack']>> = {}) =>
  terms({ earnBack: { months: 3, each: { percent: '50' }, atMost: '100', ...more } })

describe('a ledger', () => {
  test('of each period says its penalty, less what the contract year has used up of its cap', () => {
    // The year: 5 % of 12 × 10,000.00 = 6,000.00; each month 10 % at most. Seven full months would be 7,000.00.
    const held = terms({ yearCap: { percent: '5' } })
    const periods = NAMES.slice(0, 8).map((name) => missing(name, held, 5))
    expect(entries(periods).map(([, , minor]) => minor)).toEqual(Array.from({ length: 6 }, () => -100_000))
    expect(ledgerOf(periods)[6]).toMatchObject({ yearLeft: 0, entries: [] })
    const next = { ...missing('2027-01', held, 5) }
    expect(entries([...periods, next]).at(-1)).toEqual(['2027-01', 'penalty', -100_000])
  })

  test('what is earned back makes no room in the cap of the year', () => {
    const held = { ...earning({ each: { percent: '100' } }), yearCap: { amount: 100_000 } }
    expect(entries([missing('2026-01', held, 5), good('2026-02', held), missing('2026-03', held, 5)])).toEqual([
      ['2026-01', 'penalty', -100_000],
      ['2026-02', 'earn-back', 100_000, '2026-01'],
    ])
  })

  test('earns back in each later month in which all that caused a penalty is met, for three months', () => {
    const held = earning({ each: { percent: '25' } })
    const periods = [missing('2026-01', held, 2), ...NAMES.slice(1, 6).map((name) => good(name, held))]
    // 2 × 200.00; a quarter of 400.00 a month, for three months.
    expect(entries(periods)).toEqual([
      ['2026-01', 'penalty', -40_000],
      ['2026-02', 'earn-back', 10_000, '2026-01'],
      ['2026-03', 'earn-back', 10_000, '2026-01'],
      ['2026-04', 'earn-back', 10_000, '2026-01'],
    ])
  })

  test('a month without a figure earns nothing and uses up no month; one that is missed earns nothing and does', () => {
    const held = { ...earning({ months: 2, each: { percent: '25' } }), cap: { percent: '100' } }
    const quietly = [
      missing('2026-01', held, 2),
      quiet('2026-02', held),
      quiet('2026-03', held),
      good('2026-04', held),
      good('2026-05', held),
      good('2026-06', held),
    ]
    expect(entries(quietly).slice(1)).toEqual([
      ['2026-04', 'earn-back', 10_000, '2026-01'],
      ['2026-05', 'earn-back', 10_000, '2026-01'],
    ])
    const again = [
      missing('2026-01', held, 2),
      missing('2026-02', held, 1),
      good('2026-03', held),
      good('2026-04', held),
    ]
    // In March the first penalty has its last month and is the oldest; in April the second has its last.
    expect(entries(again).slice(2)).toEqual([
      ['2026-03', 'earn-back', 10_000, '2026-01'],
      ['2026-04', 'earn-back', 5_000, '2026-02'],
    ])
  })

  test('one amount a period, the oldest penalty first, the rest to the next, at most the agreed share of each', () => {
    const held = earning({ each: { amount: 30_000 }, atMost: '50' })
    const periods = [
      missing('2026-01', held, 2),
      missing('2026-02', held, 3),
      good('2026-03', held),
      good('2026-04', held),
    ]
    // Penalties of 400.00 and 600.00: at most 200.00 and 300.00 come back.
    expect(entries(periods)).toEqual([
      ['2026-01', 'penalty', -40_000],
      ['2026-02', 'penalty', -60_000],
      ['2026-03', 'earn-back', 20_000, '2026-01'],
      ['2026-03', 'earn-back', 10_000, '2026-02'],
      ['2026-04', 'earn-back', 20_000, '2026-02'],
    ])
  })

  test('bonuses are paid apart, up to their cap, on figures that reach what was agreed', () => {
    const held = terms({
      rules: [],
      bonuses: [
        { objectiveId: 'up', reaching: '99.95', pays: { percent: '3' } },
        { objectiveId: 'resolve', reaching: '100', pays: { amount: 25_000 } },
      ],
      bonusCap: { amount: 40_000 },
    })
    const both = month('2026-01', held, { figures: [availability('99.95', true, []), attained('resolve', 3, 0)] })
    expect(entries([both])).toEqual([
      ['2026-01', 'bonus', 30_000],
      ['2026-01', 'bonus', 10_000],
    ])
    expect(entries([month('2026-01', held, { figures: [availability('99.949999', true, [])] })])).toEqual([])
  })

  test('a share of a contract year is of the fees of its periods that have money: those known, and those to come by what holds then', () => {
    const held = terms({ yearCap: { percent: '1' } })
    const { cap: _, ...uncapped } = held
    const before = { terms: { ...held, fee: 0, rules: [] }, days: 23 }
    const november = month('2026-11', [before, { terms: held, days: 7 }])
    const leftIn = (...periods: PeriodFacts[]) => ledgerOf(periods).at(-1)!.yearLeft
    // Agreed on 23 November: 10,000.00 × 7/30 = 2,333.33, and December. Nothing of the ten months before.
    expect(leftIn(november)).toBe(12_333)
    expect(leftIn(november, good('2026-12', held))).toBe(12_333)
    expect(leftIn(month('2027-01', held))).toBe(120_000)
    // Of what comes after money, or the partner, has ended: nothing; after a dearer fee, that.
    const ends = [
      { terms: held, days: 10 },
      { terms: { ...held, fee: 0, rules: [] }, days: 20 },
    ]
    expect(leftIn(month('2026-06', ends))).toBe(3_333)
    const dearer = { ...uncapped, fee: 2_000_000 }
    const changes = [
      { terms: held, days: 15 },
      { terms: dearer, days: 15 },
    ]
    expect(leftIn(month('2026-11', changes))).toBe(15_000 + 20_000)
    // Contract years that begin within a month, and periods of another length.
    expect(
      leftIn(month('2026-11', { ...held, yearFrom: '12-15' }, { year: { begins: '2025-12-15', ends: '2026-12-15' } })),
    ).toBe(20_000)
    expect(
      leftIn(month('2026-11', { ...held, yearFrom: '12-01' }, { year: { begins: '2025-12-01', ends: '2026-12-01' } })),
    ).toBe(10_000)
    const quarterly = { ...held, period: 'quarter', fee: 3_000_000 } as const
    expect(leftIn(good('2026-03', held), month('2026-Q2', quarterly))).toBe(10_000 + 3 * 30_000)
    expect(leftIn(month('2026', { ...quarterly, period: 'year' }))).toBe(30_000)
  })

  test('the cap of bonuses goes by days as that of penalties, an amount that holds at the end is paid whole, a share by days', () => {
    const bonuses: MoneyTerms['bonuses'] = [{ objectiveId: 'up', reaching: '99.9', pays: { amount: 40_000 } }]
    const share: MoneyTerms['bonuses'] = [{ objectiveId: 'up', reaching: '99.9', pays: { percent: '4' } }]
    const paid = (...held: MoneyTerms[]) =>
      entries([
        month(
          '2026-01',
          held.map((one) => ({ terms: one, days: 15 })),
          { figures: [availability('100', true, [])] },
        ),
      ]).map(([, , minor]) => minor)
    const capped = (amount: number) => terms({ bonuses, bonusCap: { amount } })
    expect(paid(capped(10_000), capped(30_000))).toEqual([20_000])
    expect(paid(terms({ bonuses }), capped(10_000))).toEqual([40_000])
    const nothing = terms({ fee: 0, rules: [] })
    expect(paid(nothing, terms({ bonuses }))).toEqual([40_000])
    expect(paid(nothing, terms({ bonuses: share }))).toEqual([20_000])
    expect(paid(terms({ bonuses }), nothing)).toEqual([])
  })
})

describe('the ledger of a side', () => {
  const held = earning({ months: 6, each: { percent: '50' } })
  const capped = { ...held, yearCap: { amount: 50_000 } }
  const quarterly = { ...capped, period: 'quarter', fee: 3_000_000 } as const
  const told = (...periods: PeriodFacts[]) =>
    ledgersOf(periods).flatMap((one) =>
      one.entries.map(({ period, word, minor, of }) => [period, word, minor, ...(of ? [of] : [])]),
    )

  test('keeps the cap of its contract year and what can be earned back where its periods become longer', () => {
    expect(told(missing('2026-01', capped, 2), missing('2026-Q2', quarterly, 1))).toEqual([
      ['2026-01', 'penalty', -40_000],
      ['2026-Q2', 'penalty', -10_000],
    ])
    // A quarter uses up three months of it.
    expect(told(missing('2026-01', capped, 2), ...['2026-Q2', '2026-Q3'].map((one) => good(one, quarterly)))).toEqual([
      ['2026-01', 'penalty', -40_000],
      ['2026-Q2', 'earn-back', 20_000, '2026-01'],
      ['2026-Q3', 'earn-back', 20_000, '2026-01'],
    ])
  })

  test('keeps both where money has ended and is agreed again, and in another currency begins anew', () => {
    expect(told(missing('2026-01', capped, 2), missing('2026-05', capped, 2), good('2026-06', capped))).toEqual([
      ['2026-01', 'penalty', -40_000],
      ['2026-05', 'penalty', -10_000],
      ['2026-06', 'earn-back', 20_000, '2026-01'],
    ])
    const dollars = { ...capped, currency: 'USD' }
    expect(told(missing('2026-01', capped, 2), missing('2026-05', dollars, 2), good('2026-06', dollars))).toEqual([
      ['2026-01', 'penalty', -40_000],
      ['2026-05', 'penalty', -40_000],
      ['2026-06', 'earn-back', 20_000, '2026-05'],
    ])
  })
})

describe('the correction of closed periods', () => {
  const closed = new Set(['2026-01', '2026-02'])

  test('is the difference to what they come to now, booked in the period that runs, once', () => {
    const held = terms()
    const booked = ledgerOf([missing('2026-01', held, 3), missing('2026-02', held, 1)]).flatMap((one) => one.entries)
    const now = ledgerOf([missing('2026-01', held, 1), missing('2026-02', held, 1)]).flatMap((one) => one.entries)
    const corrections = correctionsOf(booked, now, { period: '2026-04', closed })
    expect(corrections).toEqual([{ period: '2026-04', word: 'correction', minor: 40_000, of: '2026-01' }])
    expect(correctionsOf([...booked, ...corrections], now, { period: '2026-05', closed })).toEqual([])
  })

  test('reaches later closed periods where their cap or earn-back hangs on it', () => {
    const held = terms({ yearCap: { amount: 150_000 } })
    const facts = (first: number) => [missing('2026-01', held, first), missing('2026-02', held, 5)]
    const [booked, now] = [5, 1].map((first) => ledgerOf(facts(first)).flatMap((one) => one.entries))
    // Booked 1,000.00 and 500.00; without four of the misses 200.00 and 1,000.00.
    expect(correctionsOf(booked!, now!, { period: '2026-04', closed })).toEqual([
      { period: '2026-04', word: 'correction', minor: 80_000, of: '2026-01' },
      { period: '2026-04', word: 'correction', minor: -50_000, of: '2026-02' },
    ])
  })
})

/** Any year of a contract: months with misses, figures and changes of terms. */
const anyTerms = fc.record({
  fee: fc.nat(2_000_000),
  costs: fc.oneof(
    fc.nat(50_000).map((amount) => ({ amount })),
    fc.nat(30).map((percent) => ({ percent: String(percent) })),
  ),
  cap: fc.option(
    fc.nat(40).map((percent) => ({ percent: String(percent) })),
    { nil: undefined },
  ),
  yearCap: fc.option(
    fc.nat(600_000).map((amount) => ({ amount })),
    { nil: undefined },
  ),
  oneIncident: fc.constantFrom('highest' as const, 'all' as const),
  earnBack: fc.option(
    fc.record({
      months: fc.integer({ min: 1, max: 4 }),
      each: fc.nat(100).map((percent) => ({ percent: String(percent) })),
      atMost: fc.nat(100).map(String),
    }),
    { nil: undefined },
  ),
})
const anyMonth = fc.record({
  misses: fc.array(fc.tuple(fc.nat(4), fc.constantFrom('resolve', 'acknowledge')), { maxLength: 6 }),
  met: fc.nat(3),
  up: fc.option(fc.tuple(fc.integer({ min: 98_000, max: 100_000 }), fc.array(fc.nat(4), { maxLength: 3 })), {
    nil: undefined,
  }),
})

type Made<T> = T extends fc.Arbitrary<infer V> ? V : never

function yearOf(agreed: Made<typeof anyTerms>, months: Made<typeof anyMonth>[]): PeriodFacts[] {
  const { costs, cap, yearCap, earnBack, ...rest } = agreed
  const held = terms({
    ...rest,
    rules: [
      { on: 'breach', objectiveId: 'resolve', costs },
      { on: 'breach', objectiveId: 'acknowledge', costs: { amount: 7_777 } },
      {
        on: 'bands',
        objectiveId: 'up',
        bands: [
          { beyond: '99.9', percent: '3' },
          { beyond: '99', percent: '12.5' },
        ],
      },
    ],
    ...(yearCap && { yearCap }),
    ...(earnBack && { earnBack }),
  })
  const { cap: _, ...uncapped } = held
  const terms_ = cap ? { ...held, cap } : uncapped
  return months.map(({ misses, met, up }, at) =>
    month(NAMES[at]!, terms_, {
      breaches: misses.map(([number, objectiveId]) => breach(number, objectiveId)),
      figures: [
        attained('resolve', met, misses.filter(([, id]) => id === 'resolve').length),
        attained('acknowledge', met, misses.filter(([, id]) => id === 'acknowledge').length),
        ...(up ? [availability(String(up[0] / 1_000), up[0] >= 99_900, up[1])] : []),
      ],
    }),
  )
}

const anyYear = fc
  .tuple(anyTerms, fc.array(anyMonth, { minLength: 1, maxLength: 12 }))
  .map(([agreed, months]) => yearOf(agreed, months))

function shuffled<T>(list: T[], seed: number): T[] {
  return list
    .map((one, at) => ({ one, key: ((at + 1) * (seed * 2 + 7)) % 101 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one)
}

describe('any ledger', () => {
  test('is the same in whatever order its facts become known', () => {
    fc.assert(
      fc.property(anyYear, fc.nat(50), (periods, seed) => {
        const others = periods.map((one) => ({
          ...one,
          breaches: shuffled(one.breaches, seed),
          figures: shuffled(one.figures, seed + 1),
        }))
        expect(ledgerOf(others)).toEqual(ledgerOf(periods))
      }),
    )
  })

  test('never takes more than a cap, gives back no more than a penalty was, and is the sum of its lines', () => {
    fc.assert(
      fc.property(anyYear, (periods) => {
        const { yearCap } = periods[0]!.held[0]!.terms
        const ledger = ledgerOf(periods)
        const all = ledger.flatMap((one) => one.entries)
        const penaltyOf = (name: string) =>
          -(all.find(({ period, word }) => period === name && word === 'penalty')?.minor ?? 0)
        for (const { name, penalties } of ledger) {
          const lines = penalties.lines.filter(({ besides }) => !besides).reduce((sum, { minor }) => sum + minor, 0)
          expect(lines).toBe(penalties.sum)
          expect(penaltyOf(name)).toBeLessThanOrEqual(Math.min(lines, penalties.cap ?? Infinity))
          const back = all
            .filter(({ word, of }) => word === 'earn-back' && of === name)
            .reduce((sum, { minor }) => sum + minor, 0)
          expect(back).toBeLessThanOrEqual(penaltyOf(name))
        }
        const year = ledger.reduce((sum, { name }) => sum + penaltyOf(name), 0)
        if (yearCap && 'amount' in yearCap) expect(year).toBeLessThanOrEqual(yearCap.amount)
        expect(all.every(({ minor }) => Number.isSafeInteger(minor) && minor !== 0)).toBe(true)
      }),
    )
  })

  test('corrected comes to what it would have been, whatever was booked, and is then left alone', () => {
    fc.assert(
      fc.property(anyYear, anyYear, (was, is) => {
        const [booked, now] = [was, is].map((periods) => ledgerOf(periods).flatMap((one) => one.entries))
        const closed = new Set(NAMES)
        const corrections = correctionsOf(booked!, now!, { period: '2027-01', closed })
        const sum = (list: { minor: number }[]) => list.reduce((total, { minor }) => total + minor, 0)
        expect(sum(booked!) + sum(corrections)).toBe(sum(now!))
        expect(correctionsOf([...booked!, ...corrections], now!, { period: '2027-02', closed })).toEqual([])
      }),
    )
  })
})
