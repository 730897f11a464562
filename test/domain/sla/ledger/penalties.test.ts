import { describe, expect, test } from 'vitest'
import { fraction } from '../../../../src/domain/sla/ledger/fraction.ts'
import type { MoneyTerms, PenaltyRule } from '../../../../src/domain/sla/ledger/money-terms.ts'
import { penaltiesOf } from '../../../../src/domain/sla/ledger/penalties.ts'
import { attained, availability, breach, month, terms } from './money-story.ts'

const BANDS: PenaltyRule = {
  ...{ on: 'bands', objectiveId: 'up' },
  bands: [
    { beyond: '99.9', percent: '5' },
    { beyond: '99', percent: '10' },
  ],
}

const counted = (facts: Parameters<typeof penaltiesOf>[0]) =>
  penaltiesOf(facts).lines.map(({ minor, besides, caseIds }) => [
    caseIds.join(),
    minor,
    ...(besides ? ['besides'] : []),
  ])

describe('what the penalties of a period come to', () => {
  test('each case that missed costs what its rule says, and all of them no more than the cap', () => {
    // 2 % of 10,000.00 are 200.00 each: three are 600.00, seven would be 1,400.00, and 10 % are 1,000.00.
    const three = penaltiesOf(month('2026-10', terms(), { breaches: [1, 2, 3].map((one) => breach(one)) }))
    expect(three).toMatchObject({ fee: 1_000_000, sum: 60_000, cap: 100_000, owed: 60_000 })
    const seven = penaltiesOf(month('2026-10', terms(), { breaches: [1, 2, 3, 4, 5, 6, 7].map((one) => breach(one)) }))
    expect(seven).toMatchObject({ sum: 140_000, owed: 100_000 })
  })

  test('nothing where nothing was missed, and nothing for what no rule names', () => {
    expect(penaltiesOf(month('2026-10', terms()))).toMatchObject({ lines: [], owed: 0 })
    expect(counted(month('2026-10', terms(), { breaches: [breach(1, 'acknowledge')] }))).toEqual([])
  })

  test('of several breaches by one case only the dearest counts, unless all do', () => {
    const rules: PenaltyRule[] = [
      { on: 'breach', objectiveId: 'resolve', costs: { percent: '2' } },
      { on: 'breach', objectiveId: 'acknowledge', costs: { amount: 5_000 } },
    ]
    const breaches = [breach(1), breach(1, 'acknowledge'), breach(2, 'acknowledge')]
    expect(counted(month('2026-10', terms({ rules }), { breaches }))).toEqual([
      ['c1', 20_000],
      ['c1', 5_000, 'besides'],
      ['c2', 5_000],
    ])
    expect(penaltiesOf(month('2026-10', terms({ rules, oneIncident: 'all' }), { breaches })).sum).toBe(30_000)
  })

  test('of several misses of one promise by one case the dearest counts, whichever was first, unless all do', () => {
    const dear = terms({ rules: [{ on: 'breach', objectiveId: 'resolve', costs: { percent: '5' } }] })
    const due = (at: number, by: number) => ({ ...breach(1, 'resolve', by), at })
    const breaches = [due(1, 0), due(2, 0), due(3, 1)]
    const priced = (oneIncident: MoneyTerms['oneIncident']) =>
      month(
        '2026-10',
        [terms(), { ...dear, oneIncident }].map((held) => ({ terms: held, days: 15 })),
        { breaches },
      )
    expect(penaltiesOf(priced('highest')).lines.map((one) => [one.breach?.at, one.minor, one.besides])).toEqual([
      [3, 50_000, undefined],
      [1, 20_000, true],
      [2, 20_000, true],
    ])
    expect(penaltiesOf(priced('highest')).sum).toBe(50_000)
    expect(penaltiesOf(priced('all')).sum).toBe(90_000)
  })

  test('where all count, of linked cases the misses of that one do which come to the most, promise by promise', () => {
    const linked = (number: number, at: number) => ({ ...breach(number), caseId: 'c1', at })
    const facts = (oneIncident: MoneyTerms['oneIncident']) =>
      month('2026-10', terms({ oneIncident }), { breaches: [linked(1, 1), linked(2, 2), linked(2, 3), breach(3)] })
    const counting = (oneIncident: MoneyTerms['oneIncident']) =>
      penaltiesOf(facts(oneIncident)).lines.flatMap(({ breach: of, besides }) => (besides ? [] : [of!.label]))
    expect(counting('all')).toEqual(['CASE-2', 'CASE-2', 'CASE-3'])
    expect(counting('highest')).toEqual(['CASE-1', 'CASE-3'])
  })

  test('of the same cost what was due first stands first, then by the numbers of cases, whatever their ids are', () => {
    const at = (caseId: string, number: number, due: number) => ({ ...breach(number), caseId, at: due })
    const breaches = [at('a', 12, 2), at('b', 2, 2), at('c', 30, 1), at('d', 11, 2)]
    expect(counted(month('2026-10', terms(), { breaches })).map(([id]) => id)).toEqual(['c', 'b', 'd', 'a'])
  })

  test('a band is a breach by every case that lowered the figure: it counts where it is the dearest of one of them', () => {
    const rules: PenaltyRule[] = [BANDS, ...terms().rules]
    const figures = [availability('99.5', false, [1, 2])]
    // 5 % are 500.00, dearer than the 200.00 of CASE-1; CASE-3 lowered nothing.
    expect(counted(month('2026-10', terms({ rules }), { breaches: [breach(1), breach(3)], figures }))).toEqual([
      ['c1,c2', 50_000],
      ['c1', 20_000, 'besides'],
      ['c3', 20_000],
    ])
  })

  test('one more case that lowers a figure, in the same band, takes the place of what that case would have cost else, where the dearest counts', () => {
    const rules: MoneyTerms['rules'] = [
      { on: 'breach', objectiveId: 'resolve', costs: { percent: '3' } },
      { on: 'bands', objectiveId: 'up', bands: [{ beyond: '99', percent: '5' }] },
    ]
    const owed = (oneIncident: MoneyTerms['oneIncident'], value: `${number}`, loweredBy: number[]) =>
      penaltiesOf(
        month('2026-11', terms({ rules, oneIncident }), {
          ...{ breaches: [breach(2)], figures: [availability(value, false, loweredBy)] },
        }),
      ).owed
    // CASE-1 alone lowers it: 5 % of 10,000, and 3 % for CASE-2. With an outage of CASE-2 besides, the band stands for both.
    expect([owed('highest', '98.5', [1]), owed('highest', '98.4', [1, 2])]).toEqual([80_000, 50_000])
    expect([owed('all', '98.5', [1]), owed('all', '98.4', [1, 2])]).toEqual([80_000, 80_000])
  })

  test('on the edge of a band is not beyond it, and the worst band alone counts', () => {
    const priced = (value: string) =>
      penaltiesOf(month('2026-10', terms({ rules: [BANDS] }), { figures: [availability(value, false, [])] })).sum
    expect(['99.9', '99.899999', '99', '98.999999', '0'].map(priced)).toEqual([0, 50_000, 50_000, 100_000, 100_000])
  })

  test('figures are compared exactly, unless the terms say to how many decimals they are rounded', () => {
    // 8,991 of 9,000: 99.9 exactly; 2 of 3: 66.666…
    const rule: PenaltyRule = { on: 'bands', objectiveId: 'kept', bands: [{ beyond: '66.67', percent: '5' }] }
    const figures = [attained('kept', 2, 1)]
    expect(penaltiesOf(month('2026-10', terms({ rules: [rule] }), { figures })).sum).toBe(50_000)
    expect(penaltiesOf(month('2026-10', terms({ rules: [{ ...rule, decimals: 2 }] }), { figures })).sum).toBe(0)
    const edge = [{ ...attained('up', 0, 0), value: fraction(8_991 * 100, 9_000) }]
    expect(penaltiesOf(month('2026-10', terms({ rules: [BANDS] }), { figures: edge })).sum).toBe(0)
  })

  test('where less is better, above is worse', () => {
    const rule: PenaltyRule = { on: 'bands', objectiveId: 'mttr', bands: [{ beyond: '4', percent: '3' }] }
    const hours = (value: ReturnType<typeof fraction>) =>
      month('2026-10', terms({ rules: [rule] }), {
        figures: [{ objectiveId: 'mttr', kind: 'derived', direction: 'at most', value, met: false, loweredBy: [] }],
      })
    expect([fraction(4), fraction(4_001, 1_000)].map((value) => penaltiesOf(hours(value)).sum)).toEqual([0, 30_000])
  })

  test('a measured or derived objective that is missed is one breach of its period, and none without a figure', () => {
    const rules: PenaltyRule[] = [{ on: 'breach', objectiveId: 'up', costs: { amount: 12_345 } }]
    const missed = month('2026-10', terms({ rules }), { figures: [availability('99', false, [1, 2])] })
    expect(counted(missed)).toEqual([['c1,c2', 12_345]])
    const { value: _, met: __, ...none } = availability('99', false, [])
    expect(counted(month('2026-10', terms({ rules }), { figures: [none] }))).toEqual([])
  })

  test('each line is rounded once, halves away from zero', () => {
    // 1 % of 0.50 is half a cent; three of them are three cents, not one and a half.
    const cheap = terms({
      fee: 50,
      cap: { percent: '100' },
      rules: [{ on: 'breach', objectiveId: 'resolve', costs: { percent: '1' } }],
    })
    expect(penaltiesOf(month('2026-10', cheap, { breaches: [1, 2, 3].map((one) => breach(one)) })).sum).toBe(3)
  })

  test('yen have no smaller unit, dinars three decimals', () => {
    const yen = terms({
      currency: 'JPY',
      fee: 1_005,
      rules: [{ on: 'breach', objectiveId: 'resolve', costs: { percent: '10' } }],
    })
    expect(penaltiesOf(month('2026-10', yen, { breaches: [breach(1)] })).sum).toBe(101)
  })

  test('terms that change within a period: fee, cap and bands by calendar days, a breach by what held at its due time', () => {
    const before = terms({ fee: 900_000, rules: [BANDS, ...terms().rules] })
    const after = terms({
      ...{ fee: 1_200_000, cap: { amount: 60_000 } },
      rules: [
        { ...BANDS, bands: [{ beyond: '99.9', percent: '8' }] },
        { on: 'breach', objectiveId: 'resolve', costs: { amount: 11_100 } },
      ],
    })
    const facts = month(
      '2026-10',
      [
        { terms: before, days: 10 },
        { terms: after, days: 20 },
      ],
      {
        breaches: [breach(1, 'resolve', 0), breach(2, 'resolve', 1)],
        figures: [availability('99.5', false, [9])],
      },
    )
    // Fee: 900,000 × 10/30 + 1,200,000 × 20/30 = 1,100,000. Cap: 110,000 × 10/30 + 60,000 × 20/30 = 76,666.67.
    // CASE-1 by the old terms: 2 % of 900,000 = 18,000; CASE-2 by the new: 11,100. Band: 5 % × 10/30 + 8 % × 20/30 = 7 % = 77,000.
    expect(penaltiesOf(facts)).toMatchObject({ fee: 1_100_000, cap: 76_667, sum: 106_100, owed: 76_667 })
    expect(counted(facts)).toEqual([
      ['c9', 77_000],
      ['c1', 18_000],
      ['c2', 11_100],
    ])
  })

  test('a cap that holds on some days only, first or last, caps nothing: on the others nothing was capped', () => {
    const { cap: _, ...uncapped } = terms()
    const ofDays = (...held: MoneyTerms[]) =>
      penaltiesOf(
        month(
          '2026-12',
          held.map((one) => ({ terms: one, days: 15 })),
          { breaches: [1, 2, 3, 4, 5, 6].map((one) => breach(one)) },
        ),
      )
    for (const held of [
      [uncapped, terms()],
      [terms(), uncapped],
    ])
      expect(ofDays(...held)).toMatchObject({ sum: 120_000, owed: 120_000 })
    expect(ofDays(uncapped, terms()).cap).toBeUndefined()
    expect(ofDays(terms(), terms())).toMatchObject({ cap: 100_000, owed: 100_000 })
  })
})
