import { describe, expect, test } from 'vitest'
import { isOverdueThrough } from '../../../../src/domain/sla/figures/overdue-through.ts'
import { DAY, HOUR } from '../../../../src/domain/time/instant.ts'
import { ana, ask, confirm, dana, opened, reply, resolve } from '../../cases/people.ts'
import { CaseDesk } from '../case-desk.ts'
import { paris, within } from '../clock-story.ts'

const START = paris('Mon 09:00')
const FROM = START + DAY
const TO = START + 3 * DAY

/** Four hours to resolve a case around the clock; it is missed on its first day. */
function missed(pausesWhileWaiting = true): CaseDesk {
  const desk = new CaseDesk(opened(START), () => within(4, { measure: 'resolve', hours: 'always', pausesWhileWaiting }))
  desk.sweep(START + 5 * HOUR, 100)
  return desk
}

function counts(desk: CaseDesk, { from = FROM, to = TO } = {}): boolean {
  return isOverdueThrough(desk.latest!, desk.case.log, { from, to })
}

const solved = (at: number) => {
  const desk = missed()
  desk.says(at, resolve(dana))
  desk.says(at + HOUR, confirm(ana))
  return desk
}

describe('what is overdue through a period', () => {
  test('was due before it began, and is over at its end at the earliest: what falls on its end belongs to the next', () => {
    expect(counts(missed())).toBe(true)
    expect([solved(TO - 1), solved(TO)].map((desk) => counts(desk))).toEqual([false, true])
    const due = START + 4 * HOUR
    expect([due, due + 1].map((from) => counts(missed(), { from }))).toEqual([false, true])
  })

  test('did not wait on the other side all through it, where the promise pauses meanwhile', () => {
    const waiting = (from: number, to?: number, pauses = true) => {
      const desk = missed(pauses)
      desk.says(from, ask(dana))
      if (to !== undefined) desk.says(to, reply(ana))
      return desk
    }
    expect(counts(waiting(FROM))).toBe(false)
    expect(counts(waiting(FROM - HOUR, TO))).toBe(false)
    expect(counts(waiting(FROM - HOUR, TO - 1))).toBe(true)
    expect(counts(waiting(FROM + 1))).toBe(true)
    expect(counts(waiting(FROM - HOUR, undefined, false))).toBe(true)
  })

  test('is none of what waits for its confirmation, or was stopped and taken back: each as it stands', () => {
    const stated = missed()
    stated.says(TO - HOUR, resolve(dana))
    expect(counts(stated)).toBe(false)
    const kept = new CaseDesk(opened(START), () => within(4, { measure: 'resolve', hours: 'always' }))
    kept.says(START + HOUR, resolve(dana))
    kept.says(START + 2 * HOUR, confirm(ana))
    expect(counts(kept)).toBe(false)
  })
})
