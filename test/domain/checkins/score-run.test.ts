import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_TEMPLATE } from '../../../src/domain/checkins/default-template.ts'
import type { Answer, Response, Run } from '../../../src/domain/checkins/run.ts'
import { scoreRun } from '../../../src/domain/checkins/score-run.ts'
import type { Party, Side } from '../../../src/domain/partners/party.ts'

type Scorable = Pick<Run, 'items' | 'responses' | 'respondents'>

const scored = (run: Scorable) => scoreRun(run, 0, { earlier: [], signals: {}, away: new Set() })
const ITEMS = DEFAULT_TEMPLATE.items.slice(0, 2)

/** Everybody's answers to the first items, in order; `undefined` for somebody who was asked and did not answer. */
function runOf(internal: (Answer[] | undefined)[], partner: (Answer[] | undefined)[], items = ITEMS): Scorable {
  const respondents: Party[] = []
  const responses: Record<string, Response> = {}
  for (const [side, people] of [
    ['internal', internal],
    ['partner', partner],
  ] as const) {
    people.forEach((given, index) => {
      const personId = `${side}-${index}`
      respondents.push({ personId, name: personId, side })
      if (given === undefined) return
      const answers = Object.fromEntries(items.map(({ id }, place) => [id, given[place] ?? 'cant-judge']))
      responses[personId] = { at: 0, side, late: false, answers }
    })
  }
  return { items, responses, respondents }
}

describe('The scores of a run', () => {
  test('turn answers into 0 to 100 and average them per dimension and side', () => {
    const scores = scored(
      runOf(
        [
          [5, 3],
          [4, 3],
        ],
        [[3, 4]],
      ),
    )
    expect(scores).toEqual({
      dimensions: [
        { dimension: 'outcomes', internal: 87.5, partner: 50, gap: 37.5 },
        { dimension: 'alignment', internal: 50, partner: 75, gap: -25 },
      ],
      internal: 68.8,
      partner: 62.5,
      rhi: 65.7,
      band: 'amber',
      responses: { internal: { answered: 2, asked: 2 }, partner: { answered: 1, asked: 1 } },
      flags: [expect.objectContaining({ flag: 'R5' })],
    })
  })

  test.each<[string, Scorable, string, number | undefined]>([
    ['75 is green', runOf([[4, 4]], [[4, 4]]), 'green', 75],
    [
      'just below 75 is amber',
      runOf(
        [
          [4, 4],
          [4, 3],
        ],
        [[4, 4]],
      ),
      'amber',
      71.9,
    ],
    ['50 is amber', runOf([[3, 3]], [[3, 3]]), 'amber', 50],
    ['below 50 is red', runOf([[3, 3]], [[3, 2]]), 'red', 43.8],
    ['a red dimension on one side caps at amber', runOf([[5, 5]], [[5, 2]]), 'amber', 81.3],
    [
      'a silent partner is insufficient data',
      runOf(
        [
          [5, 5],
          [5, 5],
        ],
        [undefined],
      ),
      'insufficient data',
      undefined,
    ],
    [
      'a silent side of ours is insufficient data',
      runOf(
        [undefined],
        [
          [5, 5],
          [5, 5],
        ],
      ),
      'insufficient data',
      undefined,
    ],
    [
      'a side that can judge nothing is insufficient data',
      runOf([[5, 5]], [['cant-judge', 'cant-judge']]),
      'insufficient data',
      undefined,
    ],
    [
      'three of five answers of a side are enough',
      runOf([[5, 5], [5, 5], [5, 5], undefined, undefined], [[5, 5]]),
      'green',
      100,
    ],
    [
      'four of seven answers of a side are too few, however many the other gives',
      runOf(
        [[5, 5], [5, 5], [5, 5], [5, 5], undefined, undefined, undefined],
        [
          [5, 5],
          [5, 5],
          [5, 5],
          [5, 5],
        ],
      ),
      'insufficient data',
      undefined,
    ],
    ['nobody asked is insufficient data', runOf([], []), 'insufficient data', undefined],
  ])('%s', (_, run, band, rhi) => {
    const scores = scored(run)
    expect(scores.band).toBe(band)
    if (rhi === undefined) expect(scores).not.toHaveProperty('rhi')
    else expect(scores.rhi).toBe(rhi)
  })

  test('leave out what nobody of a side could judge, and the gap with it', () => {
    const [outcomes] = scored(runOf([['cant-judge', 5]], [[4, 4]])).dimensions
    expect(outcomes).toEqual({ dimension: 'outcomes', partner: 75 })
  })
})

const answer = fc.constantFrom<Answer>(1, 2, 3, 4, 5, 'cant-judge')
const person = fc.option(fc.array(answer, { minLength: 10, maxLength: 10 }), { nil: undefined, freq: 5 })
const people = fc.array(person, { minLength: 0, maxLength: 6 })

function whole(internal: (Answer[] | undefined)[], partner: (Answer[] | undefined)[]): Scorable {
  return runOf(internal, partner, DEFAULT_TEMPLATE.items)
}

describe('The scores of any run', () => {
  test('lie between 0 and 100, and gaps between −100 and 100', () => {
    fc.assert(
      fc.property(people, people, (internal, partner) => {
        const scores = scored(whole(internal, partner))
        const figures = scores.dimensions.flatMap((each) => [each.internal, each.partner])
        for (const figure of [...figures, scores.internal, scores.partner, scores.rhi]) {
          if (figure === undefined) continue
          expect(figure).toBeGreaterThanOrEqual(0)
          expect(figure).toBeLessThanOrEqual(100)
        }
        for (const { gap = 0 } of scores.dimensions) expect(Math.abs(gap)).toBeLessThanOrEqual(100)
      }),
    )
  })

  test('are the same with the sides exchanged, but for the sign of each gap', () => {
    fc.assert(
      fc.property(people, people, (internal, partner) => {
        const one = scored(whole(internal, partner))
        const other = scored(whole(partner, internal))
        expect([other.rhi, other.internal, other.partner, other.band]).toEqual([
          one.rhi,
          one.partner,
          one.internal,
          one.band,
        ])
        const mirrored = one.dimensions.map(({ gap }) => gap && -gap)
        expect(other.dimensions.map(({ gap }) => gap)).toEqual(mirrored)
      }),
    )
  })

  test('do not weigh headcounts: with every answer on one side given twice they stay the same', () => {
    const answering = fc.array(fc.array(answer, { minLength: 10, maxLength: 10 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(answering, answering, fc.constantFrom<Side>('internal', 'partner'), (internal, partner, side) => {
        const one = scored(whole(internal, partner))
        const doubled =
          side === 'internal' ? whole([...internal, ...internal], partner) : whole(internal, [...partner, ...partner])
        const { responses: _counts, ...same } = one
        expect(scored(doubled)).toMatchObject(same)
      }),
    )
  })

  test("are not moved by somebody who can't judge anything", () => {
    const answering = fc.array(fc.array(answer, { minLength: 10, maxLength: 10 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(answering, answering, (internal, partner) => {
        const { responses: _counts, ...same } = scored(whole(internal, partner))
        expect(scored(whole([...internal, Array<Answer>(10).fill('cant-judge')], partner))).toMatchObject(same)
      }),
    )
  })

  test('are green only with an answer from both sides, no red dimension and 60 % of the answers', () => {
    const happy = fc.array(
      fc.option(fc.array(fc.constantFrom<Answer>(2, 4, 5, 'cant-judge'), { minLength: 10, maxLength: 10 })),
      {
        maxLength: 4,
      },
    )
    fc.assert(
      fc.property(happy, happy, (internal, partner) => {
        const scores = scored(
          whole(
            internal.map((each) => each ?? undefined),
            partner.map((each) => each ?? undefined),
          ),
        )
        if (scores.band !== 'green') return
        const { internal: ours, partner: theirs } = scores.responses
        expect(ours.answered).toBeGreaterThan(0)
        expect(theirs.answered).toBeGreaterThan(0)
        expect((ours.answered + theirs.answered) / (ours.asked + theirs.asked)).toBeGreaterThanOrEqual(0.6)
        for (const each of scores.dimensions)
          expect(Math.min(each.internal ?? 100, each.partner ?? 100)).toBeGreaterThanOrEqual(50)
      }),
    )
  })
})
