import { expect, test } from 'vitest'
import type { CaseLogEntry } from '../../../src/domain/cases/case.ts'
import { countSides } from '../../../src/domain/cases/count-sides.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'

const NINE = Date.UTC(2026, 2, 2, 9)
const at = (hours: number) => NINE + hours * HOUR

function entry(hours: number, status: CaseLogEntry['status'], more: Partial<CaseLogEntry> = {}): CaseLogEntry {
  return { at: at(hours), status, acknowledged: true, round: 1, severity: 2, ...more }
}

test('questions, the time waited, struck waits and untrue resolutions are counted for each side, over all rounds', () => {
  const log = [
    entry(0, 'open', { acknowledged: false }),
    // The partner asks at 1, and asks on at 2, which is the same wait; we answer at 3: two hours on us.
    entry(1, 'waiting', { waitingOn: 'internal' }),
    entry(2, 'waiting', { waitingOn: 'internal', askedOn: 'internal' }),
    entry(3, 'in-progress'),
    // We ask at 4; the partner asks back at 4:30: half an hour on them, then an hour on us, struck.
    entry(4, 'waiting', { waitingOn: 'partner' }),
    entry(4.5, 'waiting', { waitingOn: 'internal' }),
    entry(5.5, 'in-progress', { strikes: 'wait' }),
    // We ask at 6; the partner calls it resolved at 7, which is not so: the wait goes on from 6 until 9, three hours on them.
    entry(6, 'waiting', { waitingOn: 'partner' }),
    entry(7, 'resolved', { by: 'partner', confirmBy: at(40) }),
    entry(8, 'waiting', { waitingOn: 'partner', strikes: 'resolution' }),
    entry(9, 'in-progress'),
    entry(10, 'resolved', { by: 'partner', confirmed: 'by word' }),
    // In a second round the partner asks at 21, and it is 21:15 now: a quarter of an hour on us.
    entry(20, 'in-progress', { round: 2 }),
    entry(21, 'waiting', { waitingOn: 'internal', round: 2 }),
  ]
  expect(countSides(log, at(21.25))).toEqual({
    internal: { asked: 2, askedOn: 0, struck: 0, waitedOnMs: 2 * HOUR + 15 * MINUTE, unsolved: 0, takenBack: 0 },
    partner: { asked: 3, askedOn: 1, struck: 1, waitedOnMs: 3 * HOUR + 30 * MINUTE, unsolved: 1, takenBack: 0 },
  })
})

test('an answer that was none ends no wait: the question counts once, and the time goes on from its start', () => {
  const log = [
    entry(0, 'in-progress'),
    entry(1, 'waiting', { waitingOn: 'partner' }),
    entry(2, 'in-progress'),
    entry(3, 'waiting', { waitingOn: 'partner', strikes: 'answer' }),
    entry(5, 'in-progress'),
  ]
  expect(countSides(log, at(9))).toEqual({
    internal: { asked: 1, askedOn: 0, struck: 0, waitedOnMs: 0, unsolved: 0, takenBack: 0 },
    partner: { asked: 0, askedOn: 0, struck: 0, waitedOnMs: 4 * HOUR, unsolved: 0, takenBack: 0 },
  })
})

test('of a case in which nobody asked, nothing is counted', () => {
  const nothing = { asked: 0, askedOn: 0, struck: 0, waitedOnMs: 0, unsolved: 0, takenBack: 0 }
  expect(countSides([entry(0, 'open')], at(9))).toEqual({ internal: nothing, partner: nothing })
})
