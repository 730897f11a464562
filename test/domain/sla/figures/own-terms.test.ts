import { expect, test } from 'vitest'
import type { CaseEvent } from '../../../../src/domain/cases/case-event.ts'
import type { Severity } from '../../../../src/domain/cases/case.ts'
import type { Measure } from '../../../../src/domain/sla/measures/measures.ts'
import { DAY, HOUR } from '../../../../src/domain/time/instant.ts'
import { ana, ask, confirm, dana, opened, reopen, reply, resolve, severity } from '../../cases/people.ts'
import { CaseDesk } from '../case-desk.ts'
import { within } from '../clock-story.ts'
import { START } from '../histories.ts'

/** What is promised by two versions for the two severities that a case of these tests has, in hours: Dana’s side, which owes it, has given itself less time by the second one, an hour after the opening. */
const HOURS = { 1: { 1: 8, 3: 24 }, 2: { 1: 2, 3: 4 } } as const

/** `said`: after so many hours. */
function counted(measure: Measure, said: [number, CaseEvent][], more: object = {}) {
  const promised = (version: number, to: Severity) =>
    within(HOURS[version as 1 | 2][to as 1 | 3], { measure, hours: 'always', ...more })
  const given = opened(START)
  const log = given.log.map((entry) => ({ ...entry, severity: 3 as const, keepsWords: true as const }))
  const desk = new CaseDesk({ ...given, severity: 3, log }, promised, measure)
  const stricter: [number, 'stricter'] = [1, 'stricter']
  for (const [hours, event] of [...said, stricter].toSorted(([a], [b]) => a - b)) {
    const at = START + hours * HOUR
    if (event === 'stricter') desk.rebase(at, 2, true)
    else desk.says(at, event)
  }
  desk.sweep(START + 9 * DAY, 100)
  return desk.clocks.flatMap(({ breachedAt, counts }) =>
    breachedAt === undefined
      ? []
      : [{ due: (breachedAt - START) / HOUR, counts: counts && (counts.at - START) / HOUR }],
  )
}

test('a question that is asked after the side that owes gave itself less time is missed by that, and counts when it would have been missed without', () => {
  const asked: [number, CaseEvent] = [3, ask(ana)]
  expect(counted('answer', [asked, [40, reply(dana)]])).toEqual([{ due: 7, counts: 27 }])
  expect(counted('answer', [asked, [20, reply(dana)]])).toEqual([{ due: 7, counts: 7 }])
})

test('so does a further round, with what is left of the target of before', () => {
  const said: [number, CaseEvent][] = [
    [3, resolve(dana)],
    [3, confirm(ana)],
    [5, reopen(ana)],
    [60, resolve(dana)],
    [60, confirm(ana)],
  ]
  expect(counted('resolve', said)).toEqual([{ due: 6, counts: 5 + 21 }])
})

test('so does what goes on by another severity, which the other side sets after that', () => {
  expect(counted('resolve', [[2, severity(ana, 1)]])).toEqual([{ due: 4, counts: 10 }])
})

test('so does an update', () => {
  expect(counted('update', [[2, reply(dana)]])[0]).toEqual({ due: 6, counts: 26 })
})
