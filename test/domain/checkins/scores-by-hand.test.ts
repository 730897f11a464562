import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_TEMPLATE } from '../../../src/domain/checkins/default-template.ts'
import type { EarlierRun } from '../../../src/domain/checkins/earlier.ts'
import { COUNTS_FOR } from '../../../src/domain/checkins/judgements.ts'
import type { Answer, Response, Run } from '../../../src/domain/checkins/run.ts'
import { scoreRun } from '../../../src/domain/checkins/score-run.ts'
import type { Scores } from '../../../src/domain/checkins/scores.ts'
import type { Item } from '../../../src/domain/checkins/template.ts'
import { DAY } from '../../../src/domain/time/instant.ts'

type Said = Record<string, Answer>
type Asked = Pick<Run, 'items' | 'responses' | 'respondents'>

const CANT: Answer = 'cant-judge'
const item = (id: string): Item => DEFAULT_TEMPLATE.items.find((one) => one.id === id)!

/** Who says what, by name; whose name begins with "p" is of the partner. `undefined`: asked, and silent. */
function check(at: number, ids: string[], said: Record<string, Said | undefined>, items = ids.map(item)): Asked {
  const sideOf = (name: string) => (name.startsWith('p') ? 'partner' : 'internal')
  const responses = Object.entries(said).flatMap(([name, answers]): [string, Response][] =>
    answers === undefined ? [] : [[name, { at, side: sideOf(name), late: false, answers }]],
  )
  return {
    items,
    respondents: Object.keys(said).map((name) => ({ personId: name, name, side: sideOf(name) })),
    responses: Object.fromEntries(responses),
  }
}

/** How it stands after the last of these. */
function stands(until: number, ...checks: Asked[]): Scores {
  const before = checks.slice(0, -1).map((one): EarlierRun => {
    const turnouts = { internal: { answered: 0, asked: 0 }, partner: { answered: 0, asked: 0 } }
    return { ...one, closedAt: 0, result: { dimensions: [], band: 'amber', responses: turnouts, flags: [] } }
  })
  return scoreRun(checks.at(-1)!, until, { earlier: before, signals: {}, away: new Set() })
}

/** As whoever checks a card reckons. */
const one = (figure: number) => Math.round(figure * 10) / 10

describe('Scores reckoned by hand', () => {
  test('of three of ours and one of theirs: a dimension is the mean of a side’s people, a side of its dimensions, the index of the sides', () => {
    const scores = stands(
      0,
      check(0, ['Q1', 'Q2', 'Q3'], {
        o1: { Q1: 5, Q2: 4, Q3: CANT },
        o2: { Q1: 4, Q2: CANT, Q3: 3 },
        o3: { Q1: 4, Q2: 1, Q3: 2 },
        p1: { Q1: 3, Q2: 5, Q3: 2 },
      }),
    )
    // 5 → 100, 4 → 75, 3 → 50, 2 → 25, 1 → 0.
    const [outcomes, alignment, trust] = [(100 + 75 + 75) / 3, (75 + 0) / 2, (50 + 25) / 2]
    expect(scores.dimensions).toEqual([
      { dimension: 'outcomes', internal: one(outcomes), partner: 50, gap: one(83.3 - 50) },
      { dimension: 'alignment', internal: 37.5, partner: 100, gap: -62.5 },
      { dimension: 'trust', internal: 37.5, partner: 25, gap: 12.5 },
    ])
    const [ours, theirs] = [(outcomes + alignment + trust) / 3, (50 + 100 + 25) / 3]
    expect([scores.internal, scores.partner]).toEqual([one(ours), one(theirs)])
    expect([scores.internal, scores.partner]).toEqual([52.8, 58.3])
    // (52.8 + 58.3) / 2 = 55.55, of the figures that the card shows.
    expect(scores.rhi).toBe(55.6)
    expect(scores.band).toBe('amber')
  })

  test('of a scale of 0 to 10 beside one of 1 to 5: 7 of 10 is 70, and the dimension the mean of the person’s two', () => {
    const rating: Item = { ...item('Q3'), id: 'R1', kind: 'rating' }
    const scores = stands(0, check(0, [], { o1: { Q3: 4, R1: 7 }, p1: { Q3: CANT, R1: 0 } }, [item('Q3'), rating]))
    // Ours (75 + 70) / 2 = 72.5; theirs by the rating alone.
    expect(scores.dimensions).toEqual([{ dimension: 'trust', internal: 72.5, partner: 0, gap: 72.5 }])
    expect(scores).toMatchObject({ rhi: 36.3, band: 'red' })
  })

  test('of two pulses and what is carried on: each person counts by their latest judgement of each item', () => {
    const scores = stands(
      30 * DAY,
      check(0, ['Q1', 'Q3', 'Q9'], {
        o1: { Q1: 1, Q3: 5, Q9: 2 },
        o2: { Q1: 3, Q3: 3, Q9: 4 },
        p1: { Q1: 5, Q3: 5, Q9: 5 },
      }),
      check(30 * DAY, ['Q1', 'Q3'], { o1: { Q1: 4, Q3: CANT }, o2: { Q1: 3, Q3: 2 }, p1: { Q1: 2, Q3: 4 } }),
    )
    expect(scores.dimensions).toEqual([
      // o1 now 75 (and no more 0), o2 50; p1 now 25.
      { dimension: 'outcomes', internal: (75 + 50) / 2, partner: 25, gap: 37.5 },
      // o1 cannot judge and keeps 100, o2 now 25.
      { dimension: 'trust', internal: (100 + 25) / 2, partner: 75, gap: -12.5 },
      // Not asked this time: 25 and 75.
      { dimension: 'fairness', earlier: true, internal: (25 + 75) / 2, partner: 100, gap: -50 },
    ])
    expect(scores.internal).toBe(one((62.5 + 62.5 + 50) / 3))
    expect(scores.partner).toBe(one((25 + 75 + 100) / 3))
  })

  test.each<[string, number, number | undefined]>([
    ['a millisecond before ninety days are over', COUNTS_FOR - 1, 100],
    ['as they are over', COUNTS_FOR, undefined],
  ])('what was said before counts still %s, or no more', (_, later, internal) => {
    const scores = stands(
      later,
      check(0, ['Q3'], { o1: { Q3: 5 }, p1: { Q3: 5 } }),
      check(later, ['Q1'], { o1: { Q1: 3 }, p1: { Q1: 3 } }),
    )
    expect(scores.dimensions.find(({ dimension }) => dimension === 'trust')?.internal).toBe(internal)
  })

  test('of five asked three answers are enough, of which each counts a third; of two, one is not', () => {
    const three = { o1: { Q1: 5 }, o2: { Q1: 3 }, o3: { Q1: 1 }, o4: undefined, o5: undefined, p1: { Q1: 3 } }
    expect(stands(0, check(0, ['Q1'], three)).dimensions[0]).toMatchObject({ internal: (100 + 50 + 0) / 3 })
    const few = stands(0, check(0, ['Q1'], { o1: { Q1: 5 }, o2: undefined, p1: { Q1: 3 } }))
    expect(few.dimensions).toEqual([{ dimension: 'outcomes', partner: 50 }])
    expect(few).toMatchObject({ band: 'insufficient data', responses: { internal: { answered: 1, asked: 2 } } })
  })
})

const IDS = ['Q1', 'Q2', 'Q3', 'Q7']
const answer = fc.constantFrom<Answer>(1, 2, 3, 4, 5, CANT)
const said: fc.Arbitrary<Said> = fc.record({ Q1: answer, Q2: answer, Q3: answer, Q7: answer })
const side = fc.array(said, { minLength: 1, maxLength: 4 })
const named = (ours: Said[], theirs: Said[]): Record<string, Said> => ({
  ...Object.fromEntries(ours.map((each, at): [string, Said] => [`o${at}`, each])),
  ...Object.fromEntries(theirs.map((each, at): [string, Said] => [`p${at}`, each])),
})
const unflagged = (scores: Scores) => ({ ...scores, flags: [] })

describe('Of any health checks', () => {
  test('the order of people, of their answers and of what is asked moves no figure', () => {
    fc.assert(
      fc.property(side, side, fc.infiniteStream(fc.nat()), (ours, theirs, order) => {
        const shuffled = <One>(all: One[]) =>
          all
            .map((each) => [order.next().value!, each] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, each]) => each)
        const usual = check(0, IDS, named(ours, theirs))
        const turned: Asked = {
          items: shuffled(usual.items),
          respondents: shuffled(usual.respondents),
          responses: Object.fromEntries(
            shuffled(Object.entries(usual.responses)).map(([id, each]) => [
              id,
              { ...each, answers: Object.fromEntries(shuffled(Object.entries(each.answers))) },
            ]),
          ),
        }
        const sorted = ({ dimensions, ...rest }: Scores) => ({
          ...unflagged({ ...rest, dimensions }),
          dimensions: dimensions.toSorted((a, b) => (a.dimension < b.dimension ? -1 : 1)),
        })
        expect(sorted(stands(0, turned))).toEqual(sorted(stands(0, usual)))
      }),
    )
  })

  test('a “can’t judge” is as if it had not been asked of whoever says so', () => {
    fc.assert(
      fc.property(side, side, (ours, theirs) => {
        const whole = named(ours, theirs)
        const without = Object.fromEntries(
          Object.entries(whole).map(([name, each]) => [
            name,
            Object.fromEntries(Object.entries(each).filter(([, value]) => value !== CANT)),
          ]),
        )
        expect(stands(0, check(0, IDS, whole))).toEqual(stands(0, check(0, IDS, without)))
      }),
    )
  })

  test('however many of a side say the same, the index stays where it is', () => {
    fc.assert(
      fc.property(said, said, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (ours, theirs, n, m) => {
        const many = stands(0, check(0, IDS, named(Array(n).fill(ours), Array(m).fill(theirs))))
        const { responses: _, ...few } = stands(0, check(0, IDS, named([ours], [theirs])))
        expect(many).toMatchObject(few)
      }),
    )
  })

  test('whoever is asked again counts once, by what they say now; what they cannot judge now stays as they said it', () => {
    fc.assert(
      fc.property(said, said, said, fc.integer({ min: 1, max: COUNTS_FOR - 1 }), (before, now, theirs, later) => {
        const twice = stands(
          later,
          check(0, IDS, { o1: before, p1: theirs }),
          check(later, IDS, { o1: now, p1: theirs }),
        )
        const latest = Object.fromEntries(IDS.map((id) => [id, now[id] === CANT ? before[id]! : now[id]!]))
        expect(unflagged(twice)).toEqual(unflagged(stands(0, check(0, IDS, { o1: latest, p1: theirs }))))
      }),
    )
  })
})
