import { describe, expect, test } from 'vitest'
import { ALWAYS, businessHours } from '../../../src/domain/time/calendar.ts'
import { validateCalendar } from '../../../src/domain/time/validate-calendar.ts'
import type { Calendar, Season } from '../../../src/domain/time/calendar.ts'
import { isWorkingDay } from '../../../src/domain/time/working-day.ts'
import { calendarOf, daily, ownHours } from './local-time.ts'

describe('a calendar is checked before it is used', () => {
  test.each<[string, Calendar]>([
    ['around the clock', ALWAYS],
    ['business hours', businessHours('America/New_York', ['2026-12-25', '2028-02-29'])],
    ['two periods that touch', daily('UTC', '09:00-12:00 12:00-17:00')],
    ['periods in any order', daily('UTC', '13:00-17:00 09:00-12:00')],
    ['work until midnight', daily('UTC', '22:00-24:00')],
    ['shifts over midnight', daily('UTC', '22:00-06:00')],
    ['a shift over midnight that ends as the next day begins', daily('UTC', '22:00-06:00 06:00-14:00')],
    ['a night whose end is a day off', calendarOf('UTC', { friday: '22:00-06:00' })],
  ])('%s is sound', (_title, calendar) => {
    expect(validateCalendar(calendar)).toEqual([])
  })

  test.each<[string, Calendar, string]>([
    ['an unknown zone', businessHours('Europe/Atlantis'), 'There is no time zone "Europe/Atlantis"'],
    ['a fixed offset for a zone', businessHours('+02:00'), 'There is no time zone "+02:00"'],
    ['an empty zone', businessHours(''), 'There is no time zone ""'],
    [
      'an empty period',
      calendarOf('UTC', { monday: '09:00-09:00' }),
      'On monday, 09:00 to 09:00 is no time at all: for day and night write 00:00 to 24:00.',
    ],
    [
      'a period until 00:00',
      calendarOf('UTC', { monday: '16:00-00:00' }),
      'On monday, 16:00 to 00:00: write 24:00 for the end of the day, that is 16:00 to 24:00.',
    ],
    [
      'a period from 24:00',
      calendarOf('UTC', { monday: '24:00-06:00' }),
      'On monday, 24:00 to 06:00 begins as the day is over',
    ],
    ['a time past midnight', calendarOf('UTC', { monday: '09:00-24:01' }), '"09:00 to 24:01" is not a period'],
    ['a minute that is none', calendarOf('UTC', { monday: '09:00-10:60' }), '"09:00 to 10:60" is not a period'],
    ['a date without zeros', businessHours('UTC', ['2026-1-1']), 'The holiday "2026-1-1" is not a date'],
    ['a day that does not exist', businessHours('UTC', ['2026-02-29']), 'as 2026 is no leap year'],
    ['a month that does not exist', businessHours('UTC', ['2026-13-01']), 'The holiday "2026-13-01" is not a date'],
    ['a week of days off', calendarOf('UTC', {}), 'no working time at all'],
    [
      'overlapping periods, though not next to each other',
      calendarOf('UTC', { friday: '09:00-17:00 10:00-11:00 16:00-18:00' }),
      'On friday, 09:00 to 17:00 and 16:00 to 18:00 overlap.',
    ],
    [
      'a night that runs into the next morning',
      calendarOf('UTC', { monday: '22:00-06:00', tuesday: '12:00-14:00 05:00-09:00' }),
      'On monday, 22:00 to 06:00 goes on into the next day, tuesday, when 05:00 to 09:00 has begun: end the one earlier or begin the other later.',
    ],
    [
      'a night of Sunday that runs into Monday',
      calendarOf('UTC', { sunday: '22:00-06:00', monday: '00:00-08:00' }),
      'On sunday, 22:00 to 06:00 goes on into the next day, monday,',
    ],
    [
      'periods of one evening that overlap over midnight',
      calendarOf('UTC', { monday: '18:00-23:00 22:00-02:00' }),
      'On monday, 18:00 to 23:00 and 22:00 to 02:00 overlap.',
    ],
  ])('%s is named as a problem', (_title, calendar, words) => {
    expect(validateCalendar(calendar)).toContainEqual(expect.stringContaining(words))
  })

  const office = businessHours('UTC')
  const nights = daily('UTC', '22:00-06:00')
  const mornings = daily('UTC', '04:00-12:00')
  const season = (from: string, to: string, { week }: Calendar = mornings): Season => ({ from, to, week })

  test.each<[string, Season[]]>([
    ['a summer', [season('07-01', '08-31')]],
    ['a winter over the end of the year', [season('12-15', '01-06')]],
    ['a last week of February', [season('02-22', '02-29')]],
    ['one after the other', [season('07-01', '08-31'), season('09-01', '06-30')]],
    ['a month of one year beside a summer', [season('2027-02-08', '2027-03-09'), season('07-01', '08-31')]],
  ])('seasons are sound: %s', (_title, seasons) => {
    expect(validateCalendar({ ...office, seasons })).toEqual([])
  })

  test.each<[string, Season[], string]>([
    ['a leap day of another year', [season('2027-02-01', '2027-02-29')], 'as 2027 is no leap year'],
    ['a day that is none', [season('06-31', '08-31')], 'The season from 06-31 to 08-31 has a day that is none'],
    ['one half with a year', [season('2026-07-01', '08-31')], 'names a year once: write both days with it'],
    ['its end before its beginning', [season('2027-08-31', '2027-07-01')], 'ends before it begins'],
    [
      'no hours on any day',
      [season('08-01', '08-31', calendarOf('UTC', {}))],
      'The season from 08-01 to 08-31 has no hours on any day',
    ],
    [
      'a bad period',
      [season('08-01', '08-31', calendarOf('UTC', { friday: '08:00-00:00' }))],
      'On friday from 08-01 to 08-31, 08:00 to 00:00: write 24:00',
    ],
    [
      'another one on its last day',
      [season('07-01', '08-31'), season('08-31', '09-30')],
      'The seasons from 07-01 to 08-31 and from 08-31 to 09-30 are both on 08-31',
    ],
    ['another one over the end of the year', [season('12-15', '01-06'), season('01-06', '02-28')], 'are both on 01-06'],
    [
      'one of a single year within it',
      [season('07-01', '08-31'), season('2027-08-30', '2027-09-10')],
      'are both on 2027-08-30',
    ],
    [
      'nights that run into the usual mornings after it',
      [season('07-01', '08-31', nights)],
      'from 07-01 to 08-31, 22:00 to 06:00 goes on into the next day,',
    ],
  ])('a season with %s is named as a problem', (_title, seasons, words) => {
    expect(validateCalendar({ ...mornings, seasons })).toContainEqual(expect.stringContaining(words))
  })

  test('a season of one year is looked at on the weekdays that it begins and ends on', () => {
    const sundayNights = calendarOf('UTC', { sunday: '22:00-06:00' })
    const mondays = (from: string, to: string) => [season(from, to, calendarOf('UTC', { monday: '00:00-08:00' }))]
    expect(validateCalendar({ ...sundayNights, seasons: mondays('2026-11-24', '2026-11-30') })).toEqual([])
    expect(validateCalendar({ ...sundayNights, seasons: mondays('2026-11-23', '2026-11-30') })).toHaveLength(1)
  })

  test.each<[string, Calendar, string, string]>([
    [
      'a night of the day before',
      nights,
      '2026-12-24 03:00-12:00',
      'On 2026-12-23, 22:00 to 06:00 goes on into the next day, 2026-12-24',
    ],
    [
      'the morning after',
      mornings,
      '2026-12-24 20:00-05:00',
      'On 2026-12-24, 20:00 to 05:00 goes on into the next day, 2026-12-25',
    ],
    [
      'each other',
      office,
      '2026-12-24 09:00-12:00 11:00-13:00',
      'On 2026-12-24, 09:00 to 12:00 and 11:00 to 13:00 overlap.',
    ],
    ['no clock', office, '2026-12-24 09:00-25:00', 'On 2026-12-24, "09:00 to 25:00" is not a period'],
    ['no day', office, '2026-02-30 09:00-12:00', '"2026-02-30", which has hours of its own, is not a date'],
    ['nothing', office, '2026-12-24', '2026-12-24 has no hours of its own: give it some, or take it as a day off.'],
  ])('hours of a date that meet %s are named as a problem', (_title, calendar, own, words) => {
    expect(validateCalendar({ ...calendar, ownHours: [ownHours(own)] })).toContainEqual(expect.stringContaining(words))
  })

  test('hours of a date are sound beside a holiday whose night does not begin, and on a day off', () => {
    const calendar = {
      ...nights,
      holidays: ['2026-12-23', '2026-12-24'],
      ownHours: [ownHours('2026-12-24 03:00-12:00')],
    }
    expect(validateCalendar(calendar)).toEqual([])
  })

  test('a date given hours twice is named as a problem', () => {
    const twice = [ownHours('2026-12-24 09:00-10:00'), ownHours('2026-12-24 11:00-12:00')]
    expect(validateCalendar({ ...office, ownHours: twice })).toEqual([
      '2026-12-24 is given hours of its own twice: write its periods together.',
    ])
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

describe('a working day is one on which work begins', () => {
  const nights = { ...calendarOf('UTC', { friday: '22:00-06:00' }), ownHours: [ownHours('2026-11-26 09:00-10:00')] }
  const summer: Season = { from: '07-01', to: '08-31', week: daily('UTC', '08:00-12:00').week }
  test.each<[string, Calendar, string, boolean]>([
    ['the day a shift begins on', nights, '2026-11-20', true],
    ['the day it only ends on', nights, '2026-11-21', false],
    ['a day with hours of its own', nights, '2026-11-26', true],
    ['a Sunday in a season with Sundays', { ...businessHours('UTC'), seasons: [summer] }, '2026-07-05', true],
    ['a Sunday after it', { ...businessHours('UTC'), seasons: [summer] }, '2026-09-06', false],
    [
      'a holiday in it that is worked for once',
      { ...businessHours('UTC', ['2026-07-14']), seasons: [summer], ownHours: [ownHours('2026-07-14 08:00-09:00')] },
      '2026-07-14',
      true,
    ],
  ])('%s', (_title, calendar, date, expected) => {
    expect(isWorkingDay(calendar, Temporal.PlainDate.from(date))).toBe(expected)
  })
})
