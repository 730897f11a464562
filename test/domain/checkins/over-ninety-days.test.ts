import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_TEMPLATE } from '../../../src/domain/checkins/default-template.ts'
import type { EarlierRun } from '../../../src/domain/checkins/earlier.ts'
import type { Answer, Response, Run } from '../../../src/domain/checkins/run.ts'
import { scoreRun } from '../../../src/domain/checkins/score-run.ts'
import type { Item } from '../../../src/domain/checkins/template.ts'
import { DAY, type Instant } from '../../../src/domain/time/instant.ts'

type Said = Record<string, Answer>

const item = (id: string): Item => DEFAULT_TEMPLATE.items.find((one) => one.id === id)!

/** Ana of ours and Ben of the partner are asked these; who is left out did not answer. */
function runAt(at: Instant, ids: string[], ana?: Said, ben?: Said): Pick<Run, 'items' | 'responses' | 'respondents'> {
  const response = (side: Response['side'], answers: Said): Response => ({ at, side, late: false, answers })
  return {
    items: ids.map(item),
    respondents: [
      { personId: 'ana', name: 'Ana', side: 'internal' },
      { personId: 'ben', name: 'Ben', side: 'partner' },
    ],
    responses: { ...(ana && { ana: response('internal', ana) }), ...(ben && { ben: response('partner', ben) }) },
  }
}

/** The runs one after the other, each closed as it was answered: how it stands after each. */
function lived(...runs: [Instant, string[], Said?, Said?][]): EarlierRun[] {
  return runs.reduce<EarlierRun[]>((earlier, [at, ...asked]) => {
    const run = runAt(at, ...asked)
    return [...earlier, { ...run, closedAt: at, result: scoreRun(run, at, { earlier, signals: {}, away: new Set() }) }]
  }, [])
}
const lastOf = (runs: EarlierRun[]) => runs.at(-1)!.result

describe('how the partnership stands once a run is over', () => {
  test('includes what people said in the 90 days before of what was not asked this time, and says so', () => {
    const stands = lastOf(
      lived([0, ['Q1', 'Q3'], { Q1: 5, Q3: 3 }, { Q1: 4, Q3: 4 }], [30 * DAY, ['Q1'], { Q1: 3 }, { Q1: 4 }]),
    )
    expect(stands.dimensions).toEqual([
      { dimension: 'outcomes', internal: 50, partner: 75, gap: -25 },
      { dimension: 'trust', earlier: true, internal: 50, partner: 75, gap: -25 },
    ])
    // Ours (50 + 50) / 2 = 50, theirs (75 + 75) / 2 = 75, together 62.5.
    expect(stands).toMatchObject({ internal: 50, partner: 75, rhi: 62.5 })
  })

  test('leaves out what was said longer ago', () => {
    const first = [0, ['Q1', 'Q3'], { Q1: 5, Q3: 1 }, { Q1: 5, Q3: 1 }] as const
    const after = (days: number) =>
      lastOf(lived([...first] as never, [days * DAY, ['Q1'], { Q1: 5 }, { Q1: 5 }])).dimensions.map(
        ({ dimension }) => dimension,
      )
    expect(after(89)).toEqual(['outcomes', 'trust'])
    expect(after(90)).toEqual(['outcomes'])
  })

  test('keeps what somebody judged before, where they cannot judge now or do not answer', () => {
    const before = [0, ['Q1', 'Q3'], { Q1: 4, Q3: 4 }, { Q1: 4, Q3: 4 }] as [Instant, string[], Said, Said]
    const cannot = lastOf(lived(before, [DAY, ['Q1'], { Q1: 'cant-judge' }, { Q1: 5 }]))
    expect(cannot.dimensions[0]).toMatchObject({ internal: 75, partner: 100 })
  })

  test('has no figures of a side of which too few answered this time, whatever it said before', () => {
    const stands = lastOf(lived([0, ['Q1'], { Q1: 5 }, { Q1: 5 }], [DAY, ['Q1'], { Q1: 5 }]))
    expect(stands.band).toBe('insufficient data')
    expect(stands.dimensions).toEqual([{ dimension: 'outcomes', internal: 100 }])
    expect(stands).not.toHaveProperty('partner')
  })

  test('counts somebody who judges several items of a dimension once', () => {
    const items = [item('Q1'), { ...item('Q3'), dimension: 'outcomes' }]
    const [one, two] = ['internal', 'partner'] as const
    const said = (side: typeof one | typeof two, answers: Said): Response => ({ at: 0, side, late: false, answers })
    const run = {
      items,
      respondents: ['a', 'b', 'c'].map((personId) => ({
        personId,
        name: personId,
        side: personId === 'c' ? two : one,
      })),
      responses: {
        a: said(one, { Q1: 1, Q3: 1 }),
        b: said(one, { Q1: 5, Q3: 'cant-judge' }),
        c: said(two, { Q1: 3, Q3: 3 }),
      },
    }
    expect(scoreRun(run, 0, { earlier: [], signals: {}, away: new Set() }).dimensions).toEqual([
      { dimension: 'outcomes', internal: 50, partner: 50, gap: 0 },
    ])
  })

  test('is the same in whatever order the answers of a run came', () => {
    const answer = fc.constantFrom<Answer>(1, 2, 3, 4, 5, 'cant-judge')
    const said = fc.record({ Q1: answer, Q3: answer })
    fc.assert(
      fc.property(said, said, said, (ana, ben, before) => {
        const earlier = lived([0, ['Q1', 'Q3'], before, before])
        const run = runAt(DAY, ['Q1', 'Q3'], ana, ben)
        const turned = { ...run, responses: Object.fromEntries(Object.entries(run.responses).toReversed()) }
        expect(scoreRun(turned, DAY, { earlier, signals: {}, away: new Set() })).toEqual(
          scoreRun(run, DAY, { earlier, signals: {}, away: new Set() }),
        )
      }),
    )
  })
})

describe('flags that need a history', () => {
  const flagsOf = (runs: EarlierRun[]) => lastOf(runs).flags.map(({ flag }) => flag)
  const asks = (day: number, q7: Answer): [Instant, string[], Said, Said] => [day * DAY, ['Q7'], { Q7: q7 }, { Q7: 4 }]

  test('R2: we put independence below 50 twice running', () => {
    expect(flagsOf(lived(asks(0, 2), asks(30, 2)))).toContain('R2')
    expect(flagsOf(lived(asks(0, 3), asks(30, 2)))).not.toContain('R2')
    expect(flagsOf(lived(asks(0, 2), asks(30, 3), asks(60, 2)))).not.toContain('R2')
  })

  test('R2 counts the runs that asked it, and no other', () => {
    const other: [Instant, string[], Said, Said] = [20 * DAY, ['Q1'], { Q1: 4 }, { Q1: 4 }]
    expect(flagsOf(lived(asks(0, 2), other))).not.toContain('R2')
    expect(flagsOf(lived(asks(0, 2), other, asks(40, 1)))).toContain('R2')
  })

  const both = (day: number, answer: Answer): [Instant, string[], Said, Said] => [
    ...([day * DAY, ['Q1', 'Q3']] as [Instant, string[]]),
    ...([
      { Q1: answer, Q3: 4 },
      { Q1: answer, Q3: 4 },
    ] as [Said, Said]),
  ]

  test('R7: the index is 15 or more below the mean of the first quarter', () => {
    // 87.5 and 75 in the first quarter: 81.3; then 62.5, which is 18.8 below.
    expect(flagsOf(lived(both(0, 5), both(60, 4), both(200, 3)))).toContain('R7')
    // 75 in the first quarter, then 62.5: 12.5 below.
    expect(flagsOf(lived(both(0, 4), both(200, 3)))).not.toContain('R7')
  })

  test('R7 is none where nobody knows how it stood in the first quarter', () => {
    const unheard: [Instant, string[]] = [0, ['Q1', 'Q3']]
    expect(flagsOf(lived(unheard, both(100, 5), both(200, 5), both(300, 1)))).not.toContain('R7')
  })

  test('R7 is none within the first quarter', () => {
    expect(flagsOf(lived(both(0, 5), both(80, 1)))).not.toContain('R7')
    expect(flagsOf(lived(both(0, 5), both(91, 1)))).toContain('R7')
  })
})
