import { describe, expect, test } from 'vitest'
import type { Case } from '../../../src/domain/cases/case.ts'
import { readLog } from '../../../src/domain/cases/read-log.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import {
  acknowledge,
  after,
  ana,
  ask,
  ben,
  confirmMerge,
  dana,
  declineMerge,
  decide,
  dora,
  merge,
  nothingNeeded,
  opened,
  undoMerge,
  undoWithdrawal,
  withdraw,
} from './people.ts'

/** A Monday at nine in Paris. */
const NINE = Date.parse('2026-03-02T08:00:00Z')
const open = opened(NINE)
const older: Case = { ...opened(NINE), id: 'c0', number: 11 }

describe('a case that was withdrawn', () => {
  const waiting = after(open, [NINE + HOUR, ask(dana)])
  const withdrawn = after(waiting, [NINE + 2 * HOUR, withdraw(ben)])

  test('goes on where it stood, by anybody of the side that withdrew it; in between it waited on them', () => {
    const back = after(withdrawn, [NINE + 4 * HOUR, undoWithdrawal(ana)])
    expect(back).toMatchObject({ status: 'waiting', on: 'internal', question: 'Which region?', askedBy: dana })
    expect(back).not.toHaveProperty('endedAt')
    expect(readLog(back.log, 1)).toMatchObject({
      waits: [{ on: 'internal', from: NINE + HOUR }],
      struck: [{ what: 'ending', by: 'internal', from: NINE + 2 * HOUR, at: NINE + 4 * HOUR }],
    })
    expect(readLog(back.log, 1)).not.toHaveProperty('ended')
    const again = after(open, [NINE + HOUR, withdraw(ana)], [NINE + 3 * HOUR, undoWithdrawal(ana)])
    expect(again).toMatchObject({ status: 'open' })
    expect(readLog(again.log, 1).waits).toEqual([
      { on: 'internal', from: NINE + HOUR, to: NINE + 3 * HOUR, credited: true },
    ])
  })

  test.each([
    ['by the other side', undoWithdrawal(dana), 4 * HOUR, 'by the other side; only they can take that back'],
    ['once the other side has acted', undoWithdrawal(ana, true), 4 * HOUR, 'The other side has acted since'],
    ['after ten working days', undoWithdrawal(ana), 15 * DAY, 'more than ten working days ago'],
  ])('stays so %s', (_title, event, later, why) => {
    expect(decide(withdrawn, event, NINE + later)).toEqual({ refused: expect.stringContaining(why) })
  })

  test('can be withdrawn and taken back again', () => {
    const back = after(withdrawn, [NINE + 3 * HOUR, undoWithdrawal(ana)])
    const twice = after(back, [NINE + 4 * HOUR, withdraw(ana)], [NINE + 5 * HOUR, undoWithdrawal(ana)])
    expect(readLog(twice.log, 1).struck).toHaveLength(2)
    // The day in which that may be said stands still while nothing can be said.
    expect(after(twice, [NINE + 6 * HOUR, nothingNeeded(ana)])).toMatchObject({ status: 'in-progress' })
  })

  test('is undone only while it is withdrawn', () => {
    expect(decide(open, undoWithdrawal(ana), NINE + HOUR)).toEqual({
      unchanged: 'CASE-12 is neither withdrawn nor merged, so there is nothing to undo.',
    })
  })
})

describe('a case that was merged', () => {
  test('goes on where it stood', () => {
    const merged = after(open, [NINE + HOUR, acknowledge(dana)], [NINE + 2 * HOUR, merge(ana, older)])
    const back = after(merged, [NINE + 3 * HOUR, undoMerge(ben)])
    expect(back).toMatchObject({ status: 'in-progress', acknowledgedBy: dana })
    expect(back).not.toHaveProperty('into')
  })

  test('stays so once the other side has agreed to it, because that was an act of theirs', () => {
    const merged = after(open, [NINE + HOUR, merge(dana, older)], [NINE + 2 * HOUR, confirmMerge(ana, older)])
    expect(decide(merged, undoMerge(dora), NINE + 3 * HOUR)).toEqual({
      refused: expect.stringContaining('Both sides have agreed that CASE-12 is merged into CASE-11'),
    })
  })
})

describe('a case that would be merged', () => {
  const asked = after(open, [NINE + HOUR, merge(dana, older)])

  test('goes on unmerged when whoever asked takes that back, or the other side declines', () => {
    for (const [later, event] of [
      [2 * HOUR, undoMerge(dora)],
      [3 * HOUR, declineMerge(ben)],
    ] as const) {
      const apart = after(asked, [NINE + later, event])
      expect(apart).toMatchObject({ status: 'open', log: open.log })
      expect(apart).not.toHaveProperty('merging')
    }
    expect(decide(asked, declineMerge(dora), NINE + HOUR)).toHaveProperty('refused')
    expect(decide(asked, undoMerge(ana), NINE + HOUR)).toHaveProperty('refused')
    expect(decide(open, declineMerge(ana), NINE + HOUR)).toHaveProperty('unchanged')
  })

  test('is merged only into a case that still goes on by then', () => {
    const over = after(older, [NINE + HOUR, withdraw(ana)])
    expect(decide(asked, confirmMerge(ana, over), NINE + 2 * HOUR)).toEqual({
      refused: 'CASE-11 is over; merge only into a case that goes on.',
    })
  })
})
