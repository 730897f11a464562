import { describe, expect, test } from 'vitest'
import type { EarlierRun } from '../../../src/domain/checkins/earlier.ts'
import { FLAG_IDS, type FlagId } from '../../../src/domain/checkins/flags.ts'
import { flagStandings, redFlags, type Seen } from '../../../src/domain/checkins/red-flags.ts'
import { sayEvidence } from '../../../src/domain/checkins/say-evidence.ts'
import type { DimensionScore, Scores } from '../../../src/domain/checkins/scores.ts'
import type { Signals } from '../../../src/domain/checkins/signals.ts'
import { DAY } from '../../../src/domain/time/instant.ts'

const scored = (dimension: string, internal: number, partner: number): DimensionScore => ({
  ...{ dimension, internal, partner, gap: internal - partner },
})

/** A run that closed on this day and showed this. */
const closed = (day: number, rhi: number | undefined, ...dimensions: DimensionScore[]): EarlierRun => {
  const responses = { internal: { answered: 1, asked: 1 }, partner: { answered: 1, asked: 1 } }
  const result: Scores = { dimensions, ...(rhi !== undefined && { rhi }), band: 'amber', responses, flags: [] }
  return { items: [], responses: {}, closedAt: day * DAY, result }
}

/** What is seen on day 200: what the run of that day shows, of which runs before it, and what is known beside. */
const seen = (dimensions: DimensionScore[], earlier: EarlierRun[] = [], signals: Signals = {}, rhi?: number): Seen => ({
  ...{ shown: { dimensions, ...(rhi !== undefined && { rhi }) }, earlier, signals, until: 200 * DAY },
})

const contract = (days: number, exitTested = false, billed: 'by time only' | 'otherwise' = 'otherwise') => ({
  contract: { noticeBy: (200 + days) * DAY, exitTested, billed },
})
const low = scored('trust', 45, 60)
const before = closed(150, 60, low)
const action = (askedAt: number, unfinished: boolean, dimension = 'trust') => ({
  actions: [{ dimension, askedAt: askedAt * DAY, unfinished }],
})

/** Of each flag: a history in which it stands, what is said of it, and the histories next to it in which it does not. */
const HISTORIES: Record<FlagId, [stands: Seen, says: string, harmless: Seen[]][]> = {
  R1: [
    [
      seen([scored('independence', 49.9, 60)]),
      'The two sides scored independence 49.9 (Northwind) and 60 (Acme) (below 50 is a flag).',
      [seen([scored('independence', 50, 60)]), seen([scored('independence', 60, 40)])],
    ],
    [
      seen([], [], { checklist: { overdue: 1 } }),
      'The hand-over of what they know: 1 item is past due.',
      [seen([], [], { checklist: { overdue: 0 } })],
    ],
  ],
  R2: [
    [
      seen([scored('independence', 45, 60)], [closed(150, 60, scored('independence', 49, 60))]),
      'The two sides scored independence 45 (Northwind) and 60 (Acme) (below 50 twice running is a flag).',
      [
        seen([scored('independence', 45, 60)], [closed(150, 60, scored('independence', 50, 60))]),
        seen([scored('independence', 50, 60)], [closed(150, 60, scored('independence', 49, 60))]),
        // Once asked, and once only carried on.
        seen([{ ...scored('independence', 45, 60), earlier: true }], [closed(150, 60, scored('independence', 45, 60))]),
      ],
    ],
    [
      seen([], [], contract(179)),
      'Notice is to be given within 179 days, and leaving was never tried out (less than 180 days is a flag).',
      [seen([], [], contract(180)), seen([], [], contract(179, true))],
    ],
  ],
  R3: [
    [
      seen([scored('alignment', 60, 49)]),
      'The two sides scored alignment 60 (Northwind) and 49 (Acme) (below 50 is a flag).',
      [seen([scored('alignment', 60, 50)])],
    ],
    [
      seen([scored('outcomes', 49, 60)], [], contract(400, true, 'by time only')),
      'The two sides scored outcomes 49 (Northwind) and 60 (Acme) (below 50 is a flag).',
      [
        seen([scored('outcomes', 49, 60)], [], contract(400, true)),
        seen([scored('outcomes', 50, 60)], [], contract(400, true, 'by time only')),
      ],
    ],
  ],
  R4: [
    [
      seen([scored('readiness', 60, 49)]),
      'The two sides scored readiness 60 (Northwind) and 49 (Acme) (below 50 is a flag).',
      [seen([scored('readiness', 50, 50)])],
    ],
    [
      seen([], [], { readiness: { overdue: 3 } }),
      'What their people have yet to learn: 3 items are past due.',
      [seen([], [], { readiness: { overdue: 0 } })],
    ],
  ],
  R5: [
    [
      seen([scored('future', 80, 55)]),
      'The two sides scored future 80 (Northwind) and 55 (Acme), 25 apart (25 or more is a flag).',
      [seen([scored('future', 80, 55.1)])],
    ],
  ],
  R6: [
    [
      seen([], [], { attainment: { kept: 19, of: 20 } }, 49.9),
      '95 % of what was promised is kept, and the index of the health check is 49.9 (below 50 is a flag where 95 % or more is kept).',
      [
        seen([], [], { attainment: { kept: 18, of: 19 } }, 49.9),
        seen([], [], { attainment: { kept: 19, of: 20 } }, 50),
        // Nothing came to its end: that is nothing kept.
        seen([], [], { attainment: { kept: 0, of: 0 } }, 20),
      ],
    ],
    [
      seen([], [], { attainment: { kept: 1, of: 1 }, satisfaction: 49 }),
      '100 % of what was promised is kept, and those who use it are content to 49 of 100 (below 50 is a flag where 95 % or more is kept).',
      [seen([], [], { attainment: { kept: 1, of: 1 }, satisfaction: 50 })],
    ],
  ],
  R7: [
    [
      seen([], [closed(10, 80), closed(60, 70), closed(150, 20)], {}, 60),
      'The index was 75 on average in the first quarter and is 60 now (15 or more below is a flag).',
      [
        seen([], [closed(10, 80), closed(60, 70)], {}, 60.1),
        // The first quarter is not over.
        seen([], [closed(111, 80), closed(160, 70)], {}, 40),
      ],
    ],
  ],
  R8: [
    [
      seen([scored('fairness', 52, 49)]),
      'The two sides scored fairness 52 (Northwind) and 49 (Acme) (below 50 is a flag).',
      [seen([scored('fairness', 49, 49)]), seen([scored('fairness', 50, 50)])],
    ],
  ],
  R9: [
    [
      seen([], [], { changes: [9, 1, 2, 3, 5] }),
      'Changes that nobody wrote down, period by period: 1, 2, 3, 5 (three rises running are a flag).',
      [seen([], [], { changes: [1, 2, 2, 3] }), seen([], [], { changes: [1, 2, 3] })],
    ],
  ],
  R10: [
    [
      seen([], [], {
        reviews: [
          { at: DAY, missing: ['partner'] },
          { at: 2 * DAY, missing: ['partner', 'internal'] },
        ],
      }),
      'The sponsor of Acme was missing from the last two reviews.',
      [
        seen([], [], {
          reviews: [
            { at: DAY, missing: ['partner'] },
            { at: 2 * DAY, missing: ['internal'] },
          ],
        }),
        seen([], [], {
          reviews: [
            { at: DAY, missing: ['partner'] },
            { at: 2 * DAY, missing: ['partner'] },
            { at: 3 * DAY, missing: [] },
          ],
        }),
      ],
    ],
  ],
  R11: [
    [
      seen([low], [before], action(140, false)),
      'The two sides scored trust 45 (Northwind) and 60 (Acme) (below 50 twice running, with no action about it, is a flag).',
      [
        seen([low], [before], action(151, false)),
        seen([low], [before], action(140, true)),
        seen([low], [closed(150, 60, scored('trust', 50, 60))], { actions: [] }),
        seen([low], [], { actions: [] }),
        seen([{ ...low, earlier: true }], [before], { actions: [] }),
      ],
    ],
    [
      // What is done about another dimension is not done about this one.
      seen([low], [before], action(151, true, 'fairness')),
      'The two sides scored trust 45 (Northwind) and 60 (Acme) (below 50 twice running, with no action about it, is a flag).',
      [seen([low], [before], action(151, true))],
    ],
  ],
}

const raised = (of: Seen, flag: FlagId) => redFlags(of).find((one) => one.flag === flag)

describe.each(FLAG_IDS)('%s', (flag) => {
  test.each(HISTORIES[flag])(
    'stands on its history, says why, and not on the nearest harmless one (%#)',
    (stands, says, harmless) => {
      const one = raised(stands, flag)
      expect(one && sayEvidence(one, (side) => (side === 'internal' ? 'Northwind' : 'Acme'))).toBe(says)
      for (const history of harmless) expect(raised(history, flag)).toBeUndefined()
    },
  )

  test('is neither raised nor clear where nothing that it goes by is known', () => {
    expect(flagStandings(seen([])).find((one) => one.flag === flag)).toMatchObject({ clear: false })
    expect(raised(seen([]), flag)).toBeUndefined()
  })
})

test('a flag says what it would go by, too, and does not know', () => {
  const standings = flagStandings(seen([scored('independence', 60, 60)], [], { actions: [] }))
  const of = (flag: FlagId) => standings.find((one) => one.flag === flag)
  expect(of('R1')).toEqual({ flag: 'R1', clear: true, lacks: ['checklist'] })
  expect(of('R9')).toEqual({ flag: 'R9', clear: false, lacks: ['changes'] })
  expect(of('R11')).toEqual({ flag: 'R11', clear: true, lacks: [] })
})

test('what is agreed to start nothing is not among the flags of a result, and stands for whoever asks', () => {
  const gap = seen([scored('trust', 90, 50)])
  expect(redFlags(gap, { R5: 'nothing' })).toEqual([])
  expect(flagStandings(gap).find(({ flag }) => flag === 'R5')?.raised).toBeDefined()
})
