import { describe, expect, test } from 'vitest'
import { ALWAYS, businessHours, validateCalendar } from '../../../src/domain/time/calendar.ts'
import type { Calendar } from '../../../src/domain/time/calendar.ts'
import { isWorkingDay } from '../../../src/domain/time/working-day.ts'
import { calendarOf, daily } from './local-time.ts'

describe('a calendar is checked before it is used', () => {
  test.each<[string, Calendar]>([
    ['around the clock', ALWAYS],
    ['business hours', businessHours('America/New_York', ['2026-12-25', '2028-02-29'])],
    ['two periods that touch', daily('UTC', '09:00-12:00 12:00-17:00')],
    ['periods in any order', daily('UTC', '13:00-17:00 09:00-12:00')],
    ['work until midnight', daily('UTC', '22:00-24:00')],
  ])('%s is sound', (_title, calendar) => {
    expect(validateCalendar(calendar)).toEqual([])
  })

  test.each<[string, Calendar, string]>([
    ['an unknown zone', businessHours('Europe/Atlantis'), 'There is no time zone "Europe/Atlantis"'],
    ['a fixed offset for a zone', businessHours('+02:00'), 'There is no time zone "+02:00"'],
    ['an empty zone', businessHours(''), 'There is no time zone ""'],
    [
      'a reversed period',
      calendarOf('UTC', { monday: '17:00-09:00' }),
      'On monday, 17:00 to 09:00 ends before it begins',
    ],
    ['an empty period', calendarOf('UTC', { monday: '09:00-09:00' }), 'ends before it begins'],
    ['a time past midnight', calendarOf('UTC', { monday: '09:00-24:01' }), '"09:00 to 24:01" is not a period'],
    ['a minute that is none', calendarOf('UTC', { monday: '09:00-10:60' }), '"09:00 to 10:60" is not a period'],
    ['a date without zeros', businessHours('UTC', ['2026-1-1']), 'The holiday "2026-1-1" is not a date'],
    ['a day that does not exist', businessHours('UTC', ['2026-02-29']), 'The holiday "2026-02-29" is not a date'],
    ['a month that does not exist', businessHours('UTC', ['2026-13-01']), 'The holiday "2026-13-01" is not a date'],
    ['a week of days off', calendarOf('UTC', {}), 'no working time at all'],
    [
      'overlapping periods, though not next to each other',
      calendarOf('UTC', { friday: '09:00-17:00 10:00-11:00 16:00-18:00' }),
      'On friday, 09:00 to 17:00 and 16:00 to 18:00 overlap.',
    ],
  ])('%s is named as a problem', (_title, calendar, words) => {
    expect(validateCalendar(calendar)).toContainEqual(expect.stringContaining(words))
  })

  test('every problem is named, not only the first', () => {
    expect(validateCalendar(calendarOf('Nowhere', { monday: '9-5' }, ['Christmas']))).toHaveLength(3)
  })
})

test.each([
  ['2026-11-20', true],
  ['2026-11-21', false],
  ['2026-12-25', false],
])('whether business hours have work on %s: %s', (date, expected) => {
  expect(isWorkingDay(businessHours('UTC', ['2026-12-25']), Temporal.PlainDate.from(date))).toBe(expected)
})
