import { expect, test } from 'vitest'
import { deadlinesInWords } from '../../src/app/show/deadlines-in-words.ts'
import { acmeSheet, App, MONDAY_NINE, people } from '../kit/app-fixture.ts'
import type { TimerMatter } from '../../src/ports/store/timers.ts'

test('what time will bring is told in words, soonest first', async () => {
  const checkIns = { cron: '0 10 * * 2#1', window: '3 working days', remindAfter: '1 working day' }
  await using app = await App.open({ ...acmeSheet, checkIns })
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
  await app.says(people.anna, 'check now acme')
  const deadlines = await app.read(deadlinesInWords)
  expect(deadlines.map(({ at }) => at)).toEqual(deadlines.map(({ at }) => at).toSorted((a, b) => a - b))
  expect(deadlines.every(({ at }) => at > MONDAY_NINE)).toBe(true)
  expect(new Set(deadlines.map(({ what }) => what))).toEqual(
    new Set([
      'CASE-1: 75 % of the time to acknowledge used',
      'CASE-1: time to acknowledge ends',
      'CASE-1: 75 % of the time to resolve used',
      'CASE-1: time to resolve ends',
      'ESC-1: next step',
      // A page waits for his hours.
      'Ravi Shah is told what waited',
      'Ravi Shah is told what is theirs, or has changed',
      'CHECK-1: reminder',
      'CHECK-1: closes',
      'Health check with Acme Hosting opens',
    ]),
  )
})

test('a deadline of something that is gone is told all the same', async () => {
  await using app = await App.open()
  const matters: TimerMatter[] = [
    { kind: 'sla.level', data: { percent: 75 } },
    { kind: 'escalation.wait', data: { side: 'internal' } },
    { kind: 'check-in.reminder', data: {} },
    { kind: 'check-in.cadence', data: { audience: 'everybody' } },
    { kind: 'rotation.handover', data: {} },
    { kind: 'absence.begins', data: {} },
    { kind: 'person.digest', data: {} },
    { kind: 'person.told', data: { waiting: [], named: [], held: [] } },
  ]
  await app.services.store.transact(async (tx) => {
    for (const matter of matters)
      await tx.timers.set({ key: matter.kind, subjectId: 'gone', dueAt: MONDAY_NINE, ...matter })
  })
  const words = (await app.read(deadlinesInWords)).map(({ what }) => what)
  expect(words).toEqual([
    'A clock',
    'An escalation',
    'A health check: reminder',
    'Health check with a partner opens',
    'A rotation: a handover',
    'Somebody is away, as they have said',
    'Somebody is told what needs them that day',
    'Somebody has been told several things in one message: nothing more comes of it',
  ])
})
