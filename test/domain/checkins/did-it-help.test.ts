import { describe, expect, test } from 'vitest'
import { answersIn } from '../../../src/domain/checkins/answers-in.ts'
import { chosenIn } from '../../../src/domain/checkins/chosen.ts'
import { decideRun } from '../../../src/domain/checkins/decide-run.ts'
import { askedWhetherHelped, helpItem, helpJudgedIn } from '../../../src/domain/checkins/did-it-help.ts'
import { openRun } from '../../../src/domain/checkins/open-run.ts'
import type { Run } from '../../../src/domain/checkins/run.ts'
import type { CorrectiveAction } from '../../../src/domain/corrective/corrective-action.ts'
import { didNotHelp, type Helped, helpOf } from '../../../src/domain/corrective/helped.ts'
import { ANA, BEN, IVO, OPENED, opening } from './run-kit.ts'

const DAY = 86_400_000

const said = (yes: number, partly: number, no: number): Helped => ({ yes, partly, no })
const NOBODY = said(0, 0, 0)

type Changes = {
  number: number
  dueAt?: number
  status?: 'asked' | 'done' | 'dropped'
  more?: Partial<CorrectiveAction>
}

function action({ number, dueAt = OPENED, status, more }: Changes): CorrectiveAction {
  const open = { status: 'open' as const, acceptedAt: OPENED, acceptedBy: BEN, said: 'We say it the same day', dueAt }
  const common = {
    ...{ id: `act-${number}`, number, partnerId: 'acme-id', title: 'What will change?', side: 'partner' as const },
    ...{ owner: BEN, audience: 'shared' as const, causes: [], askedAt: OPENED, version: 1 },
    source: { kind: 'check-in' as const, id: 'run-0', label: 'CHECK-1', dimensions: ['trust'] },
  }
  const stands = {
    asked: { status: 'asked' as const, acceptBy: OPENED },
    done: { status: 'done' as const, endedAt: OPENED, endedBy: BEN, note: 'Done.', before: open },
    dropped: { status: 'dropped' as const, endedAt: OPENED, endedBy: BEN, reason: 'No.', before: open },
  }
  return { ...common, ...(status ? stands[status] : open), ...more } as CorrectiveAction
}

describe('whether an action has helped', () => {
  // Worked by hand: yes 100, partly 50, no 0; the mean of a side, then of the two.
  test.each<[string, Helped, Helped, number | undefined, boolean]>([
    ['all say yes', said(2, 0, 0), said(1, 0, 0), 100, false],
    ['all say partly', said(0, 1, 0), said(0, 3, 0), 50, false],
    ['all say no', said(0, 0, 1), said(0, 0, 2), 0, true],
    ['one side yes, the other no', said(1, 0, 0), said(0, 0, 1), 50, false],
    ['nine of one side say yes, the one of the other partly', said(9, 0, 0), said(0, 1, 0), 75, false],
    ['(100 + 0) / 2 = 50 and 0, mean 25', said(1, 0, 1), said(0, 0, 1), 25, true],
    ['one side could not judge: (50 + 0 + 0) / 3', NOBODY, said(0, 1, 2), 50 / 3, true],
    ['nobody could judge', NOBODY, NOBODY, undefined, false],
  ])('%s', (_, internal, partner, worth, isOfferedAgain) => {
    expect(helpOf({ internal, partner })).toBe(worth)
    expect(didNotHelp({ internal, partner })).toBe(isOfferedAgain)
  })
})

describe('a check asks', () => {
  test('of what earlier checks led to that is done or goes on, done first, then what is due first, and of three at most', () => {
    const numbers = (...all: CorrectiveAction[]) => askedWhetherHelped(all).map(({ number }) => number)
    expect(numbers()).toEqual([])
    expect(numbers(action({ number: 1, dueAt: 5 * DAY }), action({ number: 2, dueAt: 3 * DAY }))).toEqual([2, 1])
    expect(numbers(action({ number: 1 }), action({ number: 2, status: 'done' }))).toEqual([2, 1])
    expect(numbers(action({ number: 1, status: 'asked' }), action({ number: 2, status: 'dropped' }))).toEqual([])
    expect(numbers(...[1, 2, 3, 4].map((number) => action({ number })))).toEqual([1, 2, 3])
  })

  test('of nothing that came of a case, or that only one side reads', () => {
    const source = { kind: 'case' as const, id: 'case-1', label: 'CASE-1' }
    const all = [action({ number: 1, more: { source } }), action({ number: 2, more: { audience: 'internal' } })]
    expect(askedWhetherHelped(all)).toEqual([])
  })

  test('of what is done once more until somebody has said so, and of what goes on each time', () => {
    const judged = (of: 'open' | 'done') => ({
      judged: [{ check: 'CHECK-2', at: OPENED, of, counts: { internal: said(1, 0, 0), partner: NOBODY } }],
    })
    const all = [
      action({ number: 1, status: 'done', more: judged('done') }),
      action({ number: 2, status: 'done', more: judged('open') }),
      action({ number: 3, more: judged('open') }),
    ]
    expect(askedWhetherHelped(all).map(({ number }) => number)).toEqual([2, 3])
  })
})

describe('the question', () => {
  const [asked, done] = [action({ number: 3 }), action({ number: 4, status: 'done' })]

  function opened(): Run {
    const run = openRun(opening({ actions: [asked, done] }), OPENED)
    if ('refused' in run) throw new Error(run.refused)
    return run.state
  }

  /** Everybody agrees with all, and says this of the first action. */
  function answered(run: Run, who: typeof ANA, helped: string | undefined): Run {
    const values = Object.fromEntries(run.items.filter(({ action: one }) => !one).map(({ id }) => [id, '4']))
    const given = answersIn({ ...values, ...(helped !== undefined && { helped_4: helped }) }, run.items)
    const decision = decideRun(run, { type: 'CheckInAnswered', by: who, answers: given }, OPENED + 1)
    if (!('state' in decision)) throw new Error(JSON.stringify(decision))
    return decision.state
  }

  test('stands first, repeats nothing that somebody wrote, scores nothing and may be left out', () => {
    const run = opened()
    expect(run.items.slice(0, 2)).toMatchObject([
      { id: 'helped_4', action: { number: 4, of: 'done' }, dimension: 'trust' },
      { id: 'helped_3', action: { number: 3, of: 'open' } },
    ])
    expect(JSON.stringify(run.items)).not.toContain('the same day')
    expect(answered(run, ANA, undefined).responses['ana']).toBeDefined()
  })

  test('is counted side by side without names, whoever can’t judge in no place, and apart from what else was chosen', () => {
    let run = opened()
    for (const [who, helped] of [
      [ANA, 'yes'],
      [IVO, 'cant-judge'],
      [BEN, 'no'],
    ] as const)
      run = answered(run, who, helped)
    expect(helpJudgedIn(run, OPENED)).toEqual([
      {
        action: 4,
        judged: {
          ...{ check: 'CHECK-2', at: OPENED, of: 'done' },
          counts: { internal: said(1, 0, 0), partner: said(0, 0, 1) },
        },
      },
      {
        action: 3,
        judged: { ...{ check: 'CHECK-2', at: OPENED, of: 'open' }, counts: { internal: NOBODY, partner: NOBODY } },
      },
    ])
    expect(chosenIn(run)).toEqual([])
  })

  test('is counted of a side without names by what it chose together', () => {
    const run = answered(opened(), ANA, 'yes')
    const tally = { answered: 4, dimensions: {}, chosen: { helped_4: { no: 3, yes: 1 } }, texts: [] }
    expect(helpJudgedIn({ ...run, tallies: { partner: tally } }, OPENED)[0]?.judged.counts).toEqual({
      internal: said(1, 0, 0),
      partner: said(1, 0, 3),
    })
  })

  test('takes none but its own answers', () => {
    const run = opened()
    expect(() => answered(run, ANA, 'perhaps')).toThrow('helped_4')
    expect(helpItem(asked).id).toMatch(/^[A-Za-z0-9_-]+$/u)
  })
})
