import { describe, expect, test } from 'vitest'
import { type FactsKnown, factsOf } from '../../../../src/domain/sla/ledger/facts-of-period.ts'
import type { LedgerSpan } from '../../../../src/domain/sla/ledger/ledger-spans.ts'
import { penaltiesOf } from '../../../../src/domain/sla/ledger/penalties.ts'
import { availability, calendarYear, terms } from './money-story.ts'

const DAY = 86_400_000
const FROM = Date.UTC(2026, 9, 1)
const SPAN: LedgerSpan = {
  ...{ name: '2026-10', kind: 'month', year: calendarYear('2026'), from: FROM, to: FROM + 31 * DAY },
  held: [
    { terms: terms(), agreement: 1, from: FROM, days: 10 },
    { terms: terms({ fee: 2_000_000 }), agreement: 2, from: FROM + 10 * DAY, days: 21 },
  ],
}

type Told = [caseId: string, day: number, met: boolean, objectiveId?: string]

function known(counted: Told[], more: Partial<FactsKnown> = {}): FactsKnown {
  return {
    counted: counted.map(([caseId, day, met, objectiveId = 'resolve']) => ({
      ...{ caseId, met, objectiveId, at: FROM + day * DAY },
    })),
    figures: [],
    enough: new Map(),
    labels: new Map(counted.map(([caseId]) => [caseId, caseId.toUpperCase()])),
    incidentOf: (caseId) => caseId,
    ...more,
  }
}

describe('what a period is judged by', () => {
  test('is what counts in it, half open; each miss of a promise by a case, by the terms that held when it was due', () => {
    const facts = factsOf(
      SPAN,
      known([
        ...([
          ['a', -1, false],
          ['a', 5, false],
          ['a', 12, false],
          ['b', 10, false],
          ['c', 31, false],
        ] as Told[]),
        ...([
          ['d', 0, true],
          ['a', 3, true],
        ] as Told[]),
      ]),
    )
    expect(facts.breaches.map(({ label, by }) => [label, by])).toEqual([
      ['A', 0],
      ['B', 1],
      ['A', 1],
    ])
    // a and b missed, d kept: a third.
    expect(facts.figures).toEqual([
      expect.objectContaining({ value: { top: 100n, bottom: 3n }, met: false, loweredBy: ['a', 'b'] }),
    ])
  })

  test.each<[string, boolean, Told[]]>([
    [
      '75',
      true,
      [
        ['a', 1, true],
        ['b', 2, true],
        ['c', 3, true],
        ['d', 4, false],
      ],
    ],
    [
      '75.000001',
      false,
      [
        ['a', 1, true],
        ['b', 2, true],
        ['c', 3, true],
        ['d', 4, false],
      ],
    ],
    // As printed it would be 66.7 %.
    [
      '66.67',
      false,
      [
        ['a', 1, true],
        ['b', 2, true],
        ['c', 3, false],
      ],
    ],
    [
      '66.666666',
      true,
      [
        ['a', 1, true],
        ['b', 2, true],
        ['c', 3, false],
      ],
    ],
    ['0.000001', false, [['a', 1, false]]],
  ])('is met exactly where a share of %s %% that is enough is reached: %s', (enough, met, told) => {
    const [figure] = factsOf(SPAN, known(told, { enough: new Map([['resolve', enough]]) })).figures
    expect(figure).toMatchObject({ met, enough })
  })

  test('has no figure where nothing counts', () => {
    expect(factsOf(SPAN, known([])).figures).toEqual([])
  })

  test('takes linked cases for one: in whose breaches they are, in the share, and in what lowered other figures', () => {
    const incidentOf = (id: string) => (id === 'b' ? 'a' : id)
    const figures = [availability('99.1', false, [1]), { ...availability('98', false, []), loweredBy: ['b', 'a'] }]
    const told: Told[] = [
      ['a', 5, true],
      ['b', 6, false],
      ['d', 7, true],
    ]
    const facts = factsOf(SPAN, known(told, { incidentOf, figures }))
    expect(facts.breaches).toEqual([expect.objectContaining({ caseId: 'a', label: 'B' })])
    expect(facts.figures[0]).toMatchObject({ value: { top: 100n, bottom: 2n }, loweredBy: ['a'] })
    expect(facts.figures.map(({ loweredBy }) => loweredBy)).toContainEqual(['a'])
  })

  test('comes to the same in whatever order it became known', () => {
    const told: Told[] = [
      ['a', 5, false],
      ['b', 5, false],
      ['c', 6, true],
      ['a', 9, false, 'acknowledge'],
      ['a', 9, false],
      ['a', 5, false, 'acknowledge'],
    ]
    const [one, other] = [told, told.toReversed()].map((all) => factsOf(SPAN, known(all)))
    expect(other).toEqual(one)
    expect(penaltiesOf(other!)).toEqual(penaltiesOf(one!))
  })
})
