import { expect, test } from 'vitest'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { sayHoursCounted } from '../../../src/domain/time/say-hours-counted.ts'
import { calendarOf, local } from './local-time.ts'

const LONDON = 'Europe/London'
const from = local('2026-12-22T09:00', LONDON)
const to = local('2027-01-05T09:00', LONDON)

test('hours are told with the days off of the time that is counted, those alone on which else something is worked', () => {
  const holidays = ['2026-12-21', '2026-12-26', '2026-12-28', '2027-01-01', '2027-01-06']
  expect(sayHoursCounted(businessHours(LONDON, holidays), { from, to })).toBe(
    'Those hours: Mon–Fri 09:00–17:00 (Europe/London). Days off from 22 December 2026 to 5 January 2027: 28 December 2026, 1 January 2027.',
  )
})

test('days off on end are told by the first and the last, and half days with their hours', () => {
  const holidays = ['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01']
  const ownHours = [{ date: '2026-12-24', periods: [{ from: '09:00', to: '12:00' }] }]
  expect(sayHoursCounted({ ...businessHours(LONDON, holidays), ownHours }, { from, to })).toBe(
    'Those hours: Mon–Fri 09:00–17:00 (Europe/London). Days off from 22 December 2026 to 5 January 2027: 28 December 2026 to 1 January 2027. Days with hours of their own: 24 December 2026 09:00–12:00.',
  )
})

test('a shift that began on a day off, the day before, is told; and one day is one day', () => {
  const nights = calendarOf(LONDON, { monday: '22:00-06:00', tuesday: '22:00-06:00' }, ['2026-12-21'])
  expect(sayHoursCounted(nights, { from, to: from })).toBe(
    'Those hours: Mon Tue 22:00–06:00 (Europe/London). Days off on 22 December 2026: 21 December 2026.',
  )
})
