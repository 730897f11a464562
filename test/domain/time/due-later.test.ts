import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALWAYS, businessHours, type Calendar } from '../../../src/domain/time/calendar.ts'
import { isAlwaysLater, isNeverSooner } from '../../../src/domain/time/due-later.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { validateCalendar } from '../../../src/domain/time/validate-calendar.ts'
import { addWork } from '../../../src/domain/time/work.ts'
import { calendarOf } from './local-time.ts'

const FROM = Date.parse('2026-11-23T08:00:00Z')
const within = { from: FROM, to: FROM + 731 * DAY }

const office = businessHours('Europe/London')
const withChristmas = businessHours('Europe/London', ['2026-12-25', '2026-12-28', '2027-01-01'])
const sixDays = calendarOf('Europe/London', {
  ...{ monday: '09:00-17:00', tuesday: '09:00-17:00', wednesday: '09:00-17:00' },
  ...{ thursday: '09:00-17:00', friday: '09:00-17:00', saturday: '09:00-17:00' },
})
const nights = calendarOf('Europe/London', { monday: '22:00-06:00', tuesday: '22:00-06:00' })

test.each<[string, [Calendar, number], [Calendar, number], boolean]>([
  ['a week around the clock and a working day', [ALWAYS, 7 * 24], [office, 8], true],
  ['three days around the clock and a working day, over a weekend', [ALWAYS, 3 * 24], [office, 8], false],
  ['an hour more, where the clocks go back over a weekend', [ALWAYS, 3 * 24 + 1], [office, 8], false],
  ['longer than any weekend with its working day', [ALWAYS, 3 * 24 + 2], [office, 8], true],
  ['the same, where Christmas makes it longer', [ALWAYS, 3 * 24 + 2], [withChristmas, 8], false],
  ['two working days and a day and a night', [office, 16], [ALWAYS, 24], true],
  ['a working day and a day and a night', [office, 8], [ALWAYS, 24], false],
  ['of the same length, where the hours are half of the other', [office, 8], [sixDays, 8], false],
  ['longer in fewer hours, though a weekend is in between', [office, 9], [sixDays, 8], true],
  ['longer by the hours, and not on Saturday', [sixDays, 9], [office, 8], false],
  ['nights and days', [nights, 4], [office, 16], false],
  ['what is due later than is looked', [ALWAYS, 900 * 24], [ALWAYS, 800 * 24], false],
])('says of two times in unlike hours whether one always ends later: %s', (_, one, other, expected) => {
  const [later, earlier] = [one, other].map(([calendar, hours]) => ({ calendar, ms: hours * HOUR })) as [Span, Span]
  expect(isAlwaysLater(later, earlier, within)).toBe(expected)
})

type Span = { calendar: Calendar; ms: number }

const zone = fc.constantFrom('Europe/London', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/New_York')
const day = fc.constantFrom('', '09:00-17:00', '00:30-03:00', '22:00-02:30', '09:00-12:00 13:00-18:00', '00:00-24:00')
const hours = fc
  .tuple(zone, fc.array(day, { minLength: 7, maxLength: 7 }))
  .filter(([, days]) => days.some((one) => one !== ''))
  .map(([where, [monday = '', tuesday = '', wednesday = '', thursday = '', friday = '', saturday = '', sunday = '']]) =>
    calendarOf(where, { monday, tuesday, wednesday, thursday, friday, saturday, sunday }, ['2026-12-25']),
  )
  .filter((calendar) => validateCalendar(calendar).length === 0)
const span = fc.record({
  calendar: fc.oneof(hours, fc.constant(ALWAYS)),
  ms: fc.integer({ min: 1, max: 60 * 40 }).map((minutes) => minutes * MINUTE),
})

test('agrees with counting both from many moments: true of all of them, or false of one that is looked at', () => {
  fc.assert(
    fc.property(span, span, fc.array(fc.integer({ min: 0, max: 300 * 24 * 60 })), (one, other, minutes) => {
      const isLater = (at: number) => addWork(one.calendar, at, one.ms) > addWork(other.calendar, at, other.ms)
      if (isAlwaysLater(one, other, within)) {
        for (const minute of minutes) expect(isLater(FROM + minute * MINUTE)).toBe(true)
      } else if (other.ms < one.ms) {
        // Somewhere within the year it is not so: a quarter of an hour apart no turn of these hours is missed by much.
        const year = Array.from({ length: 400 * 24 * 4 }, (_, index) => FROM + index * 15 * MINUTE)
        const slack = 15 * MINUTE
        const isNearlyNot = (at: number) =>
          addWork(one.calendar, at, one.ms) <= addWork(other.calendar, at, other.ms) + slack
        expect(year.some(isNearlyNot)).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('of two times in unlike hours one is never sooner only where no moment is found from which it is', () => {
  fc.assert(
    fc.property(span, span, fc.array(fc.integer({ min: 0, max: 300 * 24 * 60 })), (one, other, minutes) => {
      if (isAlwaysLater(one, other, within)) expect(isNeverSooner(one, other, within)).toBe(true)
      if (!isNeverSooner(one, other, within)) return
      for (const minute of minutes) {
        const at = FROM + minute * MINUTE
        expect(addWork(one.calendar, at, one.ms)).toBeGreaterThanOrEqual(addWork(other.calendar, at, other.ms))
      }
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('of the same length in the same hours none is sooner; of what is due later than is looked nothing is said', () => {
  expect(isNeverSooner({ calendar: office, ms: HOUR }, { calendar: office, ms: HOUR }, within)).toBe(true)
  const endless = { calendar: ALWAYS, ms: 900 * DAY }
  expect(isNeverSooner(endless, endless, within)).toBe(false)
})
