import { describe, expect, test } from 'vitest'
import type { CalendarTerms } from '../../../src/domain/terms/calendar-terms.ts'
import { resolveCalendar } from '../../../src/domain/terms/resolve-calendar.ts'
import { daily } from '../time/local-time.ts'
import { HOLIDAYS, NO_HOLIDAYS, terms } from './calendar-kit.ts'

const morning = [{ from: '09:00', to: '12:00' }]

test('working hours without more come to a calendar without more', () => {
  const { name, zone, week } = terms()
  expect(resolveCalendar(terms(), HOLIDAYS, 4)).toEqual({ name, version: 4, zone, week, holidays: [] })
})

test('seasons are taken over', () => {
  const seasons = [{ from: '07-01', to: '08-31', week: daily('UTC', '08:00-14:00').week }]
  expect(resolveCalendar(terms({ seasons }), NO_HOLIDAYS, 1).seasons).toEqual(seasons)
})

describe('days off are', () => {
  test.each<[string, Partial<CalendarTerms>, string[]]>([
    [
      'the public holidays of the years given',
      { publicHolidays: { country: 'FR', except: [] } },
      ['2026-01-01', '2026-05-25', '2026-12-25', '2027-01-01', '2027-05-17', '2027-12-25'],
    ],
    [
      'less one by its name in any letter case, in each year',
      { publicHolidays: { country: 'FR', except: ['whit monday'] } },
      ['2026-01-01', '2026-12-25', '2027-01-01', '2027-12-25'],
    ],
    [
      'less one by its name in the language of its country, whatever the apostrophe',
      { publicHolidays: { country: 'FR', except: ["Jour de l'an"] } },
      ['2026-05-25', '2026-12-25', '2027-05-17', '2027-12-25'],
    ],
    [
      'less one by its date, in that year',
      { publicHolidays: { country: 'FR', except: ['2027-12-25'] } },
      ['2026-01-01', '2026-05-25', '2026-12-25', '2027-01-01', '2027-05-17'],
    ],
    [
      'less one by its day, in every year',
      { publicHolidays: { country: 'FR', except: ['12-25', '01-01'] } },
      ['2026-05-25', '2027-05-17'],
    ],
    ['a date by hand', { daysOff: ['2026-12-24'] }, ['2026-12-24']],
    ['a day of every year', { daysOff: ['12-24'] }, ['2026-12-24', '2027-12-24']],
    [
      'dates in a row',
      { daysOff: ['2026-12-30 to 2027-01-02'] },
      ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'],
    ],
    [
      'days in a row over the end of every year',
      { daysOff: ['12-31 to 01-02'] },
      ['2026-01-01', '2026-01-02', '2026-12-31', '2027-01-01', '2027-01-02', '2027-12-31'],
    ],
    [
      'each once',
      { daysOff: ['12-24', '2026-12-24', '2026-12-24 to 2026-12-25'] },
      ['2026-12-24', '2026-12-25', '2027-12-24'],
    ],
  ])('%s', (_title, changed, dates) => {
    expect(resolveCalendar(terms(changed), HOLIDAYS, 1).holidays).toEqual(dates)
  })

  test('29 February in leap years only', () => {
    const years = { 2027: [], 2028: [] }
    expect(resolveCalendar(terms({ daysOff: ['02-29'] }), years, 1).holidays).toEqual(['2028-02-29'])
    expect(resolveCalendar(terms({ daysOff: ['02-28 to 03-01'] }), years, 1).holidays).toEqual([
      ...['2027-02-28', '2027-03-01', '2028-02-28', '2028-02-29', '2028-03-01'],
    ])
  })
})

describe('hours of their own have', () => {
  const ownDates = (changed: Partial<CalendarTerms>) =>
    resolveCalendar(terms(changed), HOLIDAYS, 1).ownHours?.map(({ date }) => date)

  test('a date, whatever day it is: a Saturday, or a holiday', () => {
    const hoursOnDates = ['2026-12-12', '2026-12-25'].map((on) => ({ on, periods: morning }))
    expect(ownDates({ hoursOnDates, publicHolidays: { country: 'FR', except: [] } })).toEqual([
      '2026-12-12',
      '2026-12-25',
    ])
  })

  test('a day of every year where it would be worked: Christmas Eve, but for that of a Saturday or a day off', () => {
    const years = { ...NO_HOLIDAYS, 2028: [], 2029: [] }
    const hoursOnDates = [{ on: '12-24', periods: morning }]
    const calendar = resolveCalendar(terms({ hoursOnDates, daysOff: ['2029-12-24'] }), years, 1)
    expect(calendar.ownHours).toEqual([
      { date: '2026-12-24', periods: morning },
      { date: '2027-12-24', periods: morning },
    ])
  })

  test('a date rather than its day of every year', () => {
    const afternoon = [{ from: '13:00', to: '15:00' }]
    const hoursOnDates = [
      { on: '12-24', periods: morning },
      { on: '2026-12-24', periods: afternoon },
    ]
    expect(resolveCalendar(terms({ hoursOnDates }), NO_HOLIDAYS, 1).ownHours).toEqual([
      { date: '2026-12-24', periods: afternoon },
      { date: '2027-12-24', periods: morning },
    ])
  })
})
