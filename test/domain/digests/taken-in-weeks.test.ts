import { expect, test } from 'vitest'
import { takenInWeeks } from '../../../src/domain/digests/taken-in-weeks.ts'
import type { AnswerMoment } from '../../../src/domain/escalations/answer-times.ts'
import { DAY, MINUTE } from '../../../src/domain/time/instant.ts'

const WEEKS = { from: 93 * DAY, mid: 100 * DAY, until: 107 * DAY }

/** Begun on that day, and taken so many minutes after its first call. */
function taken(
  number: number,
  day: number,
  minutes: number,
  side: 'internal' | 'partner' = 'internal',
): AnswerMoment[] {
  const at = day * DAY
  return [
    { number, at, what: 'begun' },
    { number, at, what: 'told', side, step: 1 },
    { number, at: at + minutes * MINUTE, what: 'taken', side },
  ]
}

test('an escalation counts in the week in which it began, whenever it was taken', () => {
  const all = [taken(1, 94, 10), taken(2, 99, 20), taken(3, 101, 30), taken(4, 106, 5000), taken(5, 106, 40)].flat()
  expect(takenInWeeks(all, WEEKS)).toEqual({
    before: { takenWithin: 10 * MINUTE },
    last: { takenWithin: 40 * MINUTE },
  })
})

test('of one alone, and of what the other side took, nothing is said', () => {
  const all = [taken(1, 94, 10), taken(2, 101, 20), taken(3, 101, 30, 'partner')].flat()
  expect(takenInWeeks(all, WEEKS)).toEqual({ before: {}, last: {} })
})

test('reopened in the week after, it counts in the one in which it began first', () => {
  const all = [taken(1, 94, 10), taken(2, 95, 20), taken(1, 101, 30), taken(3, 101, 40)].flat()
  expect(takenInWeeks(all, WEEKS)).toEqual({ before: { takenWithin: 20 * MINUTE }, last: {} })
})
