import { describe, expect, test } from 'vitest'
import { nextRun, nextWorkingRun } from '../../src/almanac/cadence.ts'
import { businessHours } from '../../src/domain/time/calendar.ts'
import type { Calendar, Weekday } from '../../src/domain/time/calendar.ts'

const PARIS = 'Europe/Paris'
const NEW_YORK = 'America/New_York'

const local = (text: string, zone: string): number =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds

const said = (run: number | { refused: string }, zone: string): string =>
  typeof run === 'number'
    ? Temporal.Instant.fromEpochMilliseconds(run)
        .toZonedDateTimeISO(zone)
        .toString({ timeZoneName: 'never', smallestUnit: 'minute' })
    : run.refused

describe('the next run of a cadence', () => {
  test.each([
    ['0 10 * * 2', PARIS, '2026-11-20T16:30', '2026-11-24T10:00+01:00', 'is the next Tuesday'],
    ['0 10 * * 2', PARIS, '2026-11-24T10:00', '2026-12-01T10:00+01:00', 'comes after a run at this very moment'],
    ['0 10 * * 2', PARIS, '2026-11-24T09:59:59.999', '2026-11-24T10:00+01:00', 'may be a millisecond away'],
    ['0 10 * * TUE#2', PARIS, '2026-11-20T16:30', '2026-12-08T10:00+01:00', 'is the second Tuesday of the month'],
    ['@daily', 'Asia/Kolkata', '2026-11-20T16:30', '2026-11-21T00:00+05:30', 'is at midnight in its zone'],
    ['0 9 * * *', NEW_YORK, '2026-03-07T12:00', '2026-03-08T09:00-04:00', 'keeps its local time in spring'],
    ['0 9 * * *', PARIS, '2026-10-24T12:00', '2026-10-25T09:00+01:00', 'keeps its local time in autumn'],
    [
      '30 2 * * *',
      PARIS,
      '2026-03-28T12:00',
      '2026-03-29T03:00+02:00',
      'skipped by the clocks is just after the change',
    ],
    [
      '30 23 * * *',
      'America/Scoresbysund',
      '2026-03-28T12:00',
      '2026-03-29T00:00-01:00',
      'skipped at the end of a day is just after the change, on the next',
    ],
    [
      '30 23 28 3 *',
      'America/Scoresbysund',
      '2026-03-28T12:00',
      '2026-03-29T00:00-01:00',
      'skipped on its only day of the year is not lost',
    ],
    ['15,30 2 * * *', PARIS, '2026-03-28T12:00', '2026-03-29T03:00+02:00', 'skipped with another is one with it'],
    ['15,30 2 * * *', PARIS, '2026-03-29T03:00', '2026-03-30T02:15+02:00', 'is over just after the change'],
    ['30 0 * * *', 'America/Santiago', '2026-09-05T12:00', '2026-09-06T01:00-03:00', 'skipped at midnight is at one'],
    [
      '15 2 * * *',
      'Australia/Lord_Howe',
      '2026-10-03T12:00',
      '2026-10-04T02:30+11:00',
      'skipped by half an hour is at the half hour',
    ],
    [
      '0 12 * * *',
      'Pacific/Apia',
      '2011-12-29T12:00',
      '2011-12-31T00:00+14:00',
      'skipped with its day is as it is over',
    ],
    ['*/20 2 * * *', PARIS, '2026-10-25T02:40', '2026-10-26T02:00+01:00', 'repeated by the clocks is run once'],
    ['30 2 * * *', PARIS, '2026-10-24T12:00', '2026-10-25T02:30+02:00', 'repeated by the clocks is at the first'],
    ['30 2 * * *', PARIS, '2026-10-25T02:30', '2026-10-26T02:30+01:00', 'repeated by the clocks is not run again'],
  ])('of "%s" in %s after %s is %s: it %s', (cron, zone, after, expected) => {
    expect(said(nextRun(cron, zone, local(after, zone)), zone)).toBe(expected)
  })

  test.each([
    ['every tuesday', PARIS, '"every tuesday" is not a schedule: write minute, hour, day, month and weekday'],
    ['every other tuesday at noon', PARIS, 'is not a schedule'],
    ['99 * * * *', PARIS, 'is not a schedule'],
    ['* * * * * *', PARIS, 'is not a schedule'],
    ['2026-01-01T00:00:00', PARIS, 'is not a schedule'],
    ['', PARIS, 'is not a schedule'],
    ['0 0 31 2 *', PARIS, 'names a day that never comes'],
    ['0 10 * * 2', 'Mars/Olympus', 'There is no time zone "Mars/Olympus"'],
  ])('of "%s" in %s is refused: %s', (cron, zone, words) => {
    expect(nextRun(cron, zone, 0)).toEqual({ refused: expect.stringContaining(words) })
    expect(nextWorkingRun(cron, zone, 0, businessHours(PARIS))).toEqual({ refused: expect.stringContaining(words) })
  })
})

describe('a run on a day off', () => {
  const office = businessHours(PARIS, ['2026-12-25', '2026-12-28', '2027-01-01'])
  test.each([
    ['0 10 * * 2', '2026-11-20T16:30', '2026-11-24T10:00+01:00', 'is left alone on a working day'],
    ['0 10 25 * *', '2026-12-20T12:00', '2026-12-29T10:00+01:00', 'is moved over holidays and the weekend'],
    ['0 10 1 * *', '2026-12-20T12:00', '2027-01-04T10:00+01:00', 'is moved into the new year'],
    ['0 10 25 * *', '2026-12-26T12:00', '2026-12-29T10:00+01:00', 'is still to come when asked on the day off'],
    ['0 10 25 * *', '2026-12-29T09:59', '2026-12-29T10:00+01:00', 'is still to come a minute before its new time'],
    ['0 10 25 * *', '2026-12-29T10:00', '2027-01-25T10:00+01:00', 'is over at its new time'],
    ['0 10 * * 6,0', '2026-11-20T16:30', '2026-11-23T10:00+01:00', 'is merged with the other one of the weekend'],
    ['0 10 * * 6,0', '2026-11-23T10:00', '2026-11-30T10:00+01:00', 'is run only once for the weekend'],
    ['0 10 * * 0,1', '2026-11-20T16:30', '2026-11-23T10:00+01:00', 'is merged with the run of that Monday'],
    ['0 8,20 * * 6', '2026-11-23T08:00', '2026-11-23T20:00+01:00', 'moves every time of its day'],
    ['0 23 * * 6', '2026-11-22T10:00', '2026-11-23T23:00+01:00', 'moves with its own local time'],
    ['0 9 * * 0', '2026-10-24T12:00', '2026-10-26T09:00+01:00', 'keeps its local time when the clocks change'],
    ['30 2 * * 0', '2026-03-28T12:00', '2026-03-30T03:00+02:00', 'keeps the time at which it would really have run'],
    ['* * * * *', '2026-11-23T17:30', '2026-11-23T17:31+01:00', 'comes each minute, moved or not'],
    ['*/7 * * * 6', '2026-11-23T17:30', '2026-11-23T17:35+01:00', 'moves many of one day, one by one'],
    ['*/7 * * * 6', '2026-11-23T23:58', '2026-11-30T00:00+01:00', 'is over with the last of them'],
    ['30 2 * * 0', '2026-03-30T02:45', '2026-03-30T03:00+02:00', 'is still to come where its time was skipped'],
    ['0 10 29 2 *', '2026-11-20T16:30', '2028-02-29T10:00+01:00', 'may be years away'],
  ])('"%s" after %s is next at %s: it %s', (cron, after, expected) => {
    expect(said(nextWorkingRun(cron, PARIS, local(after, PARIS), office), PARIS)).toBe(expected)
  })

  test('is found as fast late on its day as early, though there may be one each minute', () => {
    const took = (after: string) => {
      const since = performance.now()
      nextWorkingRun('* * * * *', PARIS, local(after, PARIS), office)
      return performance.now() - since
    }
    const least = (after: string) => Math.min(...Array.from({ length: 7 }, () => took(after)))
    expect(least('2026-11-23T23:50')).toBeLessThan(100 * least('2026-11-23T00:00'))
  })

  test('has nowhere to go in a calendar without working days, which is refused', () => {
    const never: Record<Weekday, []> = {
      monday: [],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
      saturday: [],
      sunday: [],
    }
    const closed: Calendar = { name: 'closed', version: 1, zone: PARIS, week: never, holidays: [] }
    expect(nextWorkingRun('0 10 * * 2', PARIS, 0, closed)).toEqual({
      refused: 'The calendar "closed" has no working day for a run of "0 10 * * 2".',
    })
  })

  test('is judged by its date in the zone of the cadence', () => {
    // Friday 22:00 in New York is Saturday in Paris, whose calendar has Saturdays off.
    const run = nextWorkingRun('0 22 * * 5', NEW_YORK, local('2026-11-18T12:00', NEW_YORK), office)
    expect(said(run, NEW_YORK)).toBe('2026-11-20T22:00-05:00')
  })
})
