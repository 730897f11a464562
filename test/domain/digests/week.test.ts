import { expect, test } from 'vitest'
import { lastTwoWeeks, weekBegun, weekOf } from '../../../src/domain/digests/week.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'

const at = (text: string) => Date.parse(text)
const said = (moment: number) => new Date(moment).toISOString().slice(0, 16)

test.each([
  ['Europe/Paris', '2026-11-30T08:00:00Z', '2026-11-15T23:00', '2026-11-22T23:00', '2026-11-29T23:00'],
  ['Europe/Paris', '2026-12-06T22:59:00Z', '2026-11-15T23:00', '2026-11-22T23:00', '2026-11-29T23:00'],
  ['America/New_York', '2026-11-30T04:00:00Z', '2026-11-09T05:00', '2026-11-16T05:00', '2026-11-23T05:00'],
  // The clocks were put back on the Sunday between.
  ['Europe/Paris', '2026-11-02T08:00:00Z', '2026-10-18T22:00', '2026-10-25T23:00', '2026-11-01T23:00'],
])('in %s at %s the two weeks before go from Monday to Sunday, on the wall', (zone, now, ...weeks) => {
  const { from, mid, until } = lastTwoWeeks(zone, at(now))
  expect([from, mid, until].map(said)).toEqual(weeks)
})

test('a week is called by its Monday, also over the end of a year', () => {
  expect(weekOf('Europe/Paris', at('2027-01-03T22:59:00Z'))).toBe('2026-12-28')
  expect(weekOf('Europe/Paris', at('2027-01-03T23:00:00Z'))).toBe('2027-01-04')
})

test('whoever is named once their first morning of the week has been hears of a week from the next on', () => {
  const hours = (holidays: string[] = []) => ({
    ...{ calendars: [businessHours('Europe/Paris', holidays)], zone: 'Europe/Paris', at: '09:00', chosen: false },
  })
  expect(weekBegun(hours(), at('2026-11-23T07:59:00Z'))).toBeUndefined()
  expect(weekBegun(hours(), at('2026-11-23T08:00:00Z'))).toBe('2026-11-23')
  expect(weekBegun(hours(['2026-11-23']), at('2026-11-23T12:00:00Z'))).toBeUndefined()
  expect(weekBegun(hours(), at('2026-11-29T12:00:00Z'))).toBe('2026-11-23')
  expect(weekBegun({ ...hours(), at: 'off' }, at('2026-11-25T12:00:00Z'))).toBeUndefined()
})
