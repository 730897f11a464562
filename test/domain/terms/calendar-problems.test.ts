import { describe, expect, test } from 'vitest'
import { calendarProblems } from '../../../src/domain/terms/calendar-problems.ts'
import type { CalendarTerms } from '../../../src/domain/terms/calendar-terms.ts'
import { daily } from '../time/local-time.ts'
import { HOLIDAYS, terms } from './calendar-kit.ts'

const france = (...except: string[]): Partial<CalendarTerms> => ({ publicHolidays: { country: 'FR', except } })
const morning = [{ from: '09:00', to: '12:00' }]

describe('working hours that can be agreed on', () => {
  test.each<[string, Partial<CalendarTerms>]>([
    ['without more', {}],
    ['with holidays but for one', france('Whit Monday', '12-25', '2026-01-01')],
    ['with a date taken out in a year whose holidays are not known any more', france('2020-05-01')],
    [
      'with a half day on a day off',
      { daysOff: ['2026-12-24'], hoursOnDates: [{ on: '2026-12-24', periods: morning }] },
    ],
    ['with a half day on a Sunday', { hoursOnDates: [{ on: '2026-12-27', periods: morning }] }],
    ['with nights', { week: daily('UTC', '22:00-06:00').week }],
  ])('%s have nothing against them', (_title, changed) => {
    expect(calendarProblems(terms(changed), HOLIDAYS)).toEqual([])
  })
})

describe('working hours are refused', () => {
  test.each<[string, Partial<CalendarTerms>, RegExp]>([
    ['for a day that is none', { daysOff: ['24.12.2026'] }, /^“24\.12\.2026” is not a day\. Enter one like/u],
    ['for a leap day of a year without one', { daysOff: ['2027-02-29'] }, /as 2027 is no leap year/u],
    ['for 30 February of every year', { daysOff: ['02-30'] }, /^“02-30” is not a day/u],
    ['for days in a row of two kinds', { daysOff: ['12-24 to 2027-01-02'] }, /is not a day/u],
    ['for three days in a row', { daysOff: ['12-24 to 12-25 to 12-26'] }, /is not a day/u],
    ['for days in a row that end first', { daysOff: ['2026-12-24 to 2026-12-20'] }, /ends before it begins/u],
    ['for decades off', { daysOff: ['2026-12-24 to 2062-01-02'] }, /is over a year of days off: is its end right\?/u],
    [
      'for hours on a day that is none',
      { hoursOnDates: [{ on: 'Christmas', periods: morning }] },
      /^“Christmas” is not a day/u,
    ],
    [
      'for a name that is nearly one of a holiday',
      france('Whit Mondy'),
      /^“Whit Mondy” is no public holiday of FR, so it cannot be taken out of them: did you mean “Whit Monday”\?$/u,
    ],
    [
      'for a name that is no holiday',
      france('Thanksgiving'),
      /leave it out, or name one that is, by its date or as “Jour de l’An”/u,
    ],
    ['for a date that is no holiday', france('2026-05-26'), /^“2026-05-26” is no public holiday of FR/u],
    ['for a day that is a holiday in no year', france('05-26'), /^“05-26” is no public holiday of FR/u],
    [
      'for a day that is no holiday of the region',
      { publicHolidays: { country: 'DE', region: 'BY', except: ['Reformation Day'] } },
      /no public holiday of DE-BY/u,
    ],
    [
      'for a half day every year that the night before runs into',
      {
        week: daily('UTC', '22:00-06:00').week,
        hoursOnDates: [{ on: '12-24', periods: [{ from: '04:00', to: '12:00' }] }],
      },
      /^On 2026-12-23, 22:00 to 06:00 goes on into the next day, 2026-12-24, when 04:00 to 12:00 has begun/u,
    ],
    [
      'for a season without hours',
      {
        seasons: [
          { from: '08-01', to: '08-31', week: terms().week },
          { from: '09-01', to: '09-02', week: daily('UTC', '').week },
        ],
      },
      /no hours on any day/u,
    ],
  ])('%s', (_title, changed, sentence) => {
    const [first] = calendarProblems(terms(changed), HOLIDAYS)
    expect(first).toMatch(sentence)
  })
})
