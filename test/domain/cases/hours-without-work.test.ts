import { expect, test } from 'vitest'
import { decideCase } from '../../../src/domain/cases/decide-case.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { ana, ask, dana, decide, nothingNeeded, opened, reopen, resolve } from './people.ts'

/** Nobody works any more, on either side. */
const never = {
  ...businessHours('Europe/Paris'),
  name: 'working hours',
  holidays: Array.from({ length: 16 * 366 }, (_, day) =>
    Temporal.PlainDate.from('2026-01-01').add({ days: day }).toString(),
  ),
}
const hours = { internal: never, partner: never }
const NOW = Date.parse('2026-11-23T08:00:00Z')

test('what would be counted in hours that leave no time is refused in a sentence, never thrown', () => {
  const open = opened(NOW)
  const asked = decideCase(open, ask(dana), NOW, hours)
  const resolved = decide(open, resolve(ana), NOW)
  if (!('state' in asked) || !('state' in resolved)) throw new Error('Not accepted.')
  const refused = {
    refused:
      'The hours “working hours” leave too little time for that: less than 16 h of work in ten years. Correct the working hours in the terms first.',
  }
  expect(decideCase(open, resolve(dana), NOW, hours)).toEqual(refused)
  expect(decideCase(asked.state, nothingNeeded(ana), NOW + 1, hours)).toHaveProperty('refused')
  expect(decideCase(resolved.state, reopen(ana), NOW + 1, hours)).toHaveProperty('refused')
  expect(decideCase(open, resolve(ana), NOW, hours)).toHaveProperty('state')
})
