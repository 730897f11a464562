import { describe, expect, test } from 'vitest'
import { CalendarError } from '../../../src/domain/time/calendar-error.ts'
import { ALWAYS, businessHours } from '../../../src/domain/time/calendar.ts'
import type { Calendar } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import type { Ms } from '../../../src/domain/time/instant.ts'
import { addWork, isWorking, nextOpening, work } from '../../../src/domain/time/work.ts'
import { calendarOf, daily, local, ownHours, wall } from './local-time.ts'

const PARIS = 'Europe/Paris'
const office = businessHours(PARIS, ['2026-12-25', '2026-12-26', '2027-01-01'])
const withLunch = daily(PARIS, '13:00-17:30 09:00-12:00')

describe('a deadline in working time', () => {
  test.each([
    ['over the weekend', '2026-11-20T16:30', 1 * HOUR, '2026-11-23T09:30'],
    ['ends on the closing and stays there', '2026-11-20T16:00', 1 * HOUR, '2026-11-20T17:00'],
    [
      'one millisecond past the closing is after the next opening',
      '2026-11-20T16:00',
      HOUR + 1,
      '2026-11-23T09:00:00.001',
    ],
    ['started at the closing', '2026-11-20T17:00', 1 * HOUR, '2026-11-23T10:00'],
    ['started on a Saturday', '2026-11-21T12:00', 1 * HOUR, '2026-11-23T10:00'],
    ['started before the day opens', '2026-11-23T07:00', 30 * MINUTE, '2026-11-23T09:30'],
    ['of zero is the start, even on a day off', '2026-11-21T12:00', 0, '2026-11-21T12:00'],
    ['over a holiday and the weekend after it', '2026-12-24T16:00', 2 * HOUR, '2026-12-28T10:00'],
    ['over the turn of the year', '2026-12-31T16:00', 2 * HOUR, '2027-01-04T10:00'],
    ['started on a holiday', '2026-12-25T11:00', 8 * HOUR, '2026-12-28T17:00'],
    ['of a week', '2026-11-18T11:15', 40 * HOUR, '2026-11-25T11:15'],
    [
      'of a working year over one weekday holiday each in two years',
      '2026-11-20T09:00',
      2080 * HOUR,
      '2027-11-22T17:00',
    ],
  ])('%s', (_title, start, ms, due) => {
    expect(wall(addWork(office, local(start, PARIS), ms), PARIS)).toBe(wall(local(due, PARIS), PARIS))
  })

  test.each([
    ['pauses over lunch', '2026-11-23T11:30', 1 * HOUR, '2026-11-23T13:30'],
    ['ends as lunch begins', '2026-11-23T11:00', 1 * HOUR, '2026-11-23T12:00'],
    ['started during lunch', '2026-11-23T12:20', 4.5 * HOUR, '2026-11-23T17:30'],
    ['spans both periods of several days', '2026-11-23T16:30', 9 * HOUR, '2026-11-25T09:30'],
  ])('on a day with two periods %s', (_title, start, ms, due) => {
    expect(wall(addWork(withLunch, local(start, PARIS), ms), PARIS)).toBe(wall(local(due, PARIS), PARIS))
  })

  test('a shift over midnight, written as two days, is one stretch of work', () => {
    const nights = calendarOf(PARIS, { monday: '22:00-24:00', tuesday: '00:00-06:00' })
    expect(addWork(nights, local('2026-11-23T23:00', PARIS), 2 * HOUR)).toBe(local('2026-11-24T01:00', PARIS))
  })

  test('around the clock, working time is plain time', () => {
    const start = local('2026-11-20T16:30', PARIS)
    expect(addWork(ALWAYS, start, 100 * DAY + 1)).toBe(start + 100 * DAY + 1)
    expect(work(ALWAYS, start, start + 100 * DAY)).toBe(100 * DAY)
  })
})

describe('a shift over midnight is of the day it begins on', () => {
  const nights = daily(PARIS, '22:00-06:00')
  const lengthOn = (calendar: Calendar, from: string, to: string): Ms =>
    work(calendar, local(from, PARIS), local(to, PARIS))

  test('written as one it is as it was written as two', () => {
    const split = daily(PARIS, '22:00-24:00 00:00-06:00')
    expect(lengthOn(nights, '2026-11-23T12:00', '2026-12-07T03:00')).toBe(
      lengthOn(split, '2026-11-23T12:00', '2026-12-07T03:00'),
    )
  })

  test.each([
    [
      'a holiday takes away the night that begins on it, also after midnight',
      '2026-12-26T00:00',
      '2026-12-26T06:00',
      0,
    ],
    ['and nothing of the one that began the day before', '2026-12-25T00:00', '2026-12-25T06:00', 6 * HOUR],
  ])('%s', (_title, from, to, expected) => {
    expect(lengthOn({ ...nights, holidays: ['2026-12-25'] }, from, to)).toBe(expected)
  })

  test('a night of Friday goes on into Saturday and that of Sunday begins on Sunday', () => {
    const calendar = calendarOf(PARIS, { friday: '22:00-06:00' })
    expect(addWork(calendar, local('2026-11-20T23:00', PARIS), 7 * HOUR)).toBe(local('2026-11-21T06:00', PARIS))
    expect(lengthOn(calendar, '2026-11-21T06:00', '2026-11-27T22:00')).toBe(0)
  })

  test.each([
    ['in spring an hour shorter', '2026-03-28T12:00', '2026-03-29T12:00', 7 * HOUR],
    ['in autumn an hour longer', '2026-10-24T12:00', '2026-10-25T12:00', 9 * HOUR],
    ['else eight hours', '2026-11-24T12:00', '2026-11-25T12:00', 8 * HOUR],
  ])('it is what the clock on the wall shows: %s', (_title, from, to, expected) => {
    expect(lengthOn(nights, from, to)).toBe(expected)
  })
})

describe('hours that change in the year', () => {
  const summer = { from: '07-01', to: '08-31', week: daily(PARIS, '08:00-14:00').week }
  const winter = { from: '12-15', to: '01-06', week: daily(PARIS, '10:00-12:00').week }
  const calendar: Calendar = {
    ...daily(PARIS, '09:00-17:00'),
    seasons: [summer, winter],
    holidays: ['2026-07-14', '2026-12-25'],
    ownHours: [ownHours('2026-12-24 10:00-11:00'), ownHours('2026-07-14 08:00-09:00')],
  }
  test.each([
    ['before the season', '2026-06-30', 8 * HOUR],
    ['on its first day', '2026-07-01', 6 * HOUR],
    ['on its last day', '2026-08-31', 6 * HOUR],
    ['after it', '2026-09-01', 8 * HOUR],
    ['over the end of the year, before', '2026-12-31', 2 * HOUR],
    ['over the end of the year, after', '2027-01-06', 2 * HOUR],
    ['the day after that', '2027-01-07', 8 * HOUR],
    ['in the first winter there was to count from', '2020-01-01', 2 * HOUR],
    ['long before', '1969-07-01', 6 * HOUR],
    ['on a holiday in it', '2026-12-25', 0],
    ['on a half day', '2026-12-24', HOUR],
    ['on a holiday that is worked for once', '2026-07-14', HOUR],
  ])('%s, on %s', (_title, date, expected) => {
    expect(work(calendar, local(`${date}T00:00`, PARIS), local(`${date}T23:59:59.999`, PARIS) + 1)).toBe(expected)
  })

  test('a night that begins on the last day of a season is whole', () => {
    const nights: Calendar = {
      ...daily(PARIS, '09:00-17:00'),
      seasons: [{ from: '07-01', to: '07-31', week: daily(PARIS, '22:00-06:00').week }],
    }
    const [from, to] = [local('2026-07-31T18:00', PARIS), local('2026-08-01T23:59', PARIS)]
    expect(work(nights, from, to)).toBe(16 * HOUR)
    expect(addWork(nights, from, 9 * HOUR)).toBe(local('2026-08-01T10:00', PARIS))
  })

  test('a season of one year is in no other', () => {
    const ramadan = { from: '2027-02-08', to: '2027-03-09', week: daily(PARIS, '10:00-15:00').week }
    const once: Calendar = { ...daily(PARIS, '09:00-17:00'), seasons: [ramadan] }
    expect(work(once, local('2027-01-01T00:00', PARIS), local('2028-01-01T00:00', PARIS))).toBe(
      365 * 8 * HOUR - 30 * 3 * HOUR,
    )
    expect(work(once, local('2028-01-01T00:00', PARIS), local('2029-01-01T00:00', PARIS))).toBe(366 * 8 * HOUR)
  })
})

describe('working time when the clocks change', () => {
  const nightly = daily(PARIS, '01:00-04:00')
  test.each<[string, Calendar, string, Ms]>([
    ['Paris: a period holding the skipped hour is an hour shorter', nightly, '2026-03-29', 2 * HOUR],
    ['Paris: a period holding the repeated hour is an hour longer', nightly, '2026-10-25', 4 * HOUR],
    ['Paris: a period inside the skipped hour is gone', daily(PARIS, '02:00-03:00'), '2026-03-29', 0],
    ['Paris: a period ending inside the skipped hour stops at it', daily(PARIS, '01:00-02:30'), '2026-03-29', HOUR],
    ['Paris: a period inside the repeated hour happens twice', daily(PARIS, '02:15-02:45'), '2026-10-25', HOUR],
    ['Paris: the day of spring has 23 hours', daily(PARIS, '00:00-24:00'), '2026-03-29', 23 * HOUR],
    ['Paris: the day of autumn has 25 hours', daily(PARIS, '00:00-24:00'), '2026-10-25', 25 * HOUR],
    ['Paris: office hours are not touched', daily(PARIS, '09:00-17:00'), '2026-03-29', 8 * HOUR],
    ['New York: spring', daily('America/New_York', '01:00-04:00'), '2026-03-08', 2 * HOUR],
    ['New York: autumn', daily('America/New_York', '00:00-24:00'), '2026-11-01', 25 * HOUR],
    ['Kolkata has no summer time', daily('Asia/Kolkata', '00:00-24:00'), '2026-03-29', 24 * HOUR],
    ['Lord Howe moves by half an hour', daily('Australia/Lord_Howe', '00:00-24:00'), '2026-10-04', 23.5 * HOUR],
    ['São Paulo: midnight itself is skipped', daily('America/Sao_Paulo', '00:00-02:00'), '2018-11-04', HOUR],
    ['Beirut: midnight itself is skipped', daily('Asia/Beirut', '00:00-24:00'), '2022-03-27', 23 * HOUR],
    ['Beirut: the last hour of the day happens twice', daily('Asia/Beirut', '22:00-24:00'), '2022-10-29', 3 * HOUR],
  ])('%s', (_title, calendar, date, expected) => {
    const day = Temporal.PlainDate.from(date)
    const from = day.toZonedDateTime(calendar.zone).epochMilliseconds
    const to = day.add({ days: 1 }).toZonedDateTime(calendar.zone).epochMilliseconds
    expect(work(calendar, from, to)).toBe(expected)
  })

  test.each([
    ['Paris, spring', PARIS, '2026-03-27T16:30', '2026-03-30T09:30'],
    ['Paris, autumn', PARIS, '2026-10-23T16:30', '2026-10-26T09:30'],
    ['New York, spring', 'America/New_York', '2026-03-06T16:30', '2026-03-09T09:30'],
    ['New York, autumn', 'America/New_York', '2026-10-30T16:30', '2026-11-02T09:30'],
    ['Kolkata', 'Asia/Kolkata', '2026-03-27T16:30', '2026-03-30T09:30'],
    ['São Paulo', 'America/Sao_Paulo', '2018-11-02T16:30', '2018-11-05T09:30'],
    ['Apia, where Friday 30 December 2011 did not happen', 'Pacific/Apia', '2011-12-29T16:30', '2012-01-02T09:30'],
  ])('a deadline of an hour set late before the change is still at half past nine: %s', (_title, zone, start, due) => {
    expect(addWork(businessHours(zone), local(start, zone), HOUR)).toBe(local(due, zone))
  })

  test('the next opening of a period that begins at a skipped midnight is when the clocks have moved', () => {
    const calendar = calendarOf('America/Sao_Paulo', { sunday: '00:00-06:00' })
    const opening = nextOpening(calendar, local('2018-11-03T12:00', 'America/Sao_Paulo'))
    expect(wall(opening, 'America/Sao_Paulo')).toBe('2018-11-04T01:00:00-02:00')
  })

  test('the minute of Sunday before St John’s put its clocks back into Saturday is Sunday’s work', () => {
    const sundays = calendarOf('America/St_Johns', { sunday: '00:00-24:00' })
    const saturday = local('2010-11-06T12:00', 'America/St_Johns')
    expect(wall(addWork(sundays, saturday, MINUTE), 'America/St_Johns')).toBe('2010-11-06T23:01:00-03:30')
    expect(work(sundays, saturday, saturday + 2 * DAY)).toBe(DAY + MINUTE)
  })
})

describe('opening and closing', () => {
  test.each([
    ['2026-11-23T08:59:59.999', false, '2026-11-23T09:00'],
    ['2026-11-23T09:00', true, '2026-11-23T09:00'],
    ['2026-11-23T16:59:59.999', true, '2026-11-23T16:59:59.999'],
    ['2026-11-23T17:00', false, '2026-11-24T09:00'],
    ['2026-11-21T12:00', false, '2026-11-23T09:00'],
    ['2026-12-25T12:00', false, '2026-12-28T09:00'],
  ])('at %s it is %s that the office works, and it is open from %s', (at, working, opening) => {
    expect(isWorking(office, local(at, PARIS))).toBe(working)
    expect(wall(nextOpening(office, local(at, PARIS)), PARIS)).toBe(wall(local(opening, PARIS), PARIS))
  })

  test('there is no working time in a span that ends before it begins', () => {
    expect(work(ALWAYS, 1_000, 500)).toBe(0)
  })
})

describe('what cannot be worked out', () => {
  const caught = (run: () => unknown): unknown => {
    try {
      return run()
    } catch (error) {
      return error
    }
  }
  test.each([
    ['not enough working time in ten years', 'too-far', calendarOf(PARIS, { monday: '09:00-09:01' }), 40 * HOUR],
    ['a negative span', 'bad-span', ALWAYS, -1],
    ['no number at all', 'bad-span', ALWAYS, NaN],
    ['an unknown zone', 'invalid-calendar', businessHours('Europe/Atlantis'), HOUR],
    ['a calendar without working time', 'invalid-calendar', calendarOf(PARIS, {}), HOUR],
  ])('%s throws a CalendarError', (_title, code, calendar, ms) => {
    const error = caught(() => addWork(calendar, 0, ms))
    expect(error).toBeInstanceOf(CalendarError)
    expect(error).toBeInstanceOf(RangeError)
    expect(error).toMatchObject({ name: 'CalendarError', code })
  })
})

// At 5 ms each these would take 10 s and run into the limit.
test(
  'a thousand deadlines a year away, and the way back, are found in well under 5 ms each',
  { timeout: 5_000 },
  () => {
    const start = local('2026-11-20T16:30', PARIS)
    for (let n = 0; n < 1_000; n++) {
      const due = addWork(office, start + n, 2_000 * HOUR + n * MINUTE)
      expect(work(office, start + n, due)).toBe(2_000 * HOUR + n * MINUTE)
    }
  },
)
