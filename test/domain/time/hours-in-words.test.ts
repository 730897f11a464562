import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { businessHours, type Calendar, everyDay, type Period, type Season } from '../../../src/domain/time/calendar.ts'
import { sayHoursCounted } from '../../../src/domain/time/say-hours-counted.ts'
import { work } from '../../../src/domain/time/work.ts'
import { workInWords } from '../../kit/hours-in-words.ts'

const HOURS: Period[][] = [
  [],
  [{ from: '09:00', to: '17:00' }],
  [
    { from: '08:00', to: '12:00' },
    { from: '13:00', to: '16:30' },
  ],
  [{ from: '20:00', to: '04:00' }],
]
const week = fc
  .tuple(...Array.from({ length: 7 }, () => fc.constantFrom(...HOURS)))
  .filter((days) => days.some((day) => day.length > 0))
  .map((days) => {
    const rest = [...days]
    return everyDay(() => rest.shift()!)
  })
/** Of every year, one of them over its end, and of one year alone; none on a day of another. */
const season = (from: string, to: string) => week.map((one): Season => ({ from, to, week: one }))
const seasons = fc.tuple(season('07-01', '08-31'), season('12-20', '01-06'), season('2027-02-08', '2027-03-01'))
const calendar: fc.Arbitrary<Calendar> = fc
  .tuple(
    week,
    seasons.chain((all) => fc.subarray(all)),
    fc.subarray(['2026-12-25', '2027-02-09', '2027-07-14']),
  )
  .map(([usual, some, holidays]) => ({ ...businessHours('Europe/Paris'), week: usual, seasons: some, holidays }))

const FROM = Date.UTC(2026, 11, 1)
const moment = fc.integer({ min: 0, max: 400 * 24 * 4 }).map((quarters) => FROM + quarters * 900_000)

test('whatever the hours are, with seasons too, who reads them counts the same working time from the words alone', () => {
  fc.assert(
    fc.property(calendar, moment, moment, (one, first, second) => {
      const [from, to] = [Math.min(first, second), Math.max(first, second)]
      const line = sayHoursCounted(one, { from, to })
      expect(workInWords([line])(from, to), line).toBe(work(one, from, to))
    }),
    { numRuns: 300 },
  )
})
