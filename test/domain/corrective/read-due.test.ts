import { expect, test } from 'vitest'
import { readDue, usualDue } from '../../../src/domain/corrective/read-due.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'

const HOURS = businessHours('Europe/Paris', ['2026-12-25'])
/** Monday 23 November 2026, 10:00 in Paris. */
const NOW = Date.UTC(2026, 10, 23, 9)

const read = (said: string, now = NOW, zone = 'Europe/Paris') => readDue(said, { hours: HOURS, zone, now })
const five = (date: string) => Date.parse(`${date}T17:00:00+01:00`)

test.each([
  ['friday', '2026-11-27'],
  ['by Friday.', '2026-11-27'],
  ['tomorrow', '2026-11-24'],
  ['today', '2026-11-23'],
  ['monday', '2026-11-30'],
  ['2026-12-01', '2026-12-01'],
])('“%s” is the end of work on %s', (said, date) => {
  expect(read(said)).toEqual({ dueAt: five(date) })
})

test.each([
  ['2026-12-25', '2026-12-28'],
  ['saturday', '2026-11-30'],
])('a day without work, “%s”, is the next one with it, and it is said', (said, date) => {
  expect(read(said)).toEqual({ dueAt: five(date), moved: date })
})

test.each([
  ['2026-11-20', 'is over'],
  ['2027-11-24', 'more than a year away'],
  ['soon', 'Say a day'],
  ['2026-02-30', 'Say a day'],
])('“%s” is refused: it %s', (said, why) => {
  expect(read(said)).toMatchObject({ refused: expect.stringContaining(why) })
})

test('today is refused once work is over, and begins where whoever says it is', () => {
  expect(read('today', NOW + 9 * 3_600_000)).toMatchObject({ refused: expect.stringContaining('Work is over') })
  expect(read('tomorrow', Date.UTC(2026, 10, 23, 23), 'America/New_York')).toEqual({ dueAt: five('2026-11-24') })
})

test('a form proposes ten working days of the side that owes', () => {
  expect(usualDue(HOURS, NOW)).toBe('2026-12-07')
})
