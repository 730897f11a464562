import { describe, expect, test } from 'vitest'
import { openingOf } from '../../../src/domain/digests/day-budget.ts'
import { nextDigest } from '../../../src/domain/digests/digest-hours.ts'
import { isQuiet, quietUntil } from '../../../src/domain/digests/quiet-hours.ts'
import { quietSaid } from '../../../src/domain/digests/quiet-said.ts'
import { ALWAYS, businessHours } from '../../../src/domain/time/calendar.ts'

const ZONE = 'Europe/Paris'
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).epochMilliseconds
const shown = (instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

describe('quiet hours', () => {
  test.each([
    ['19:00-08:00', '2026-11-23T18:59', '2026-11-23T18:59'],
    ['19:00-08:00', '2026-11-23T19:00', '2026-11-24T08:00'],
    ['19:00-08:00', '2026-11-24T07:59', '2026-11-24T08:00'],
    ['19:00-08:00', '2026-11-24T08:00', '2026-11-24T08:00'],
    ['12:00-14:00', '2026-11-23T13:00', '2026-11-23T14:00'],
    ['weekends', '2026-11-28T10:00', '2026-11-30T00:00'],
    ['19:00-08:00 weekends', '2026-11-27T20:00', '2026-11-30T08:00'],
    ['weekends', '2026-11-27T20:00', '2026-11-27T20:00'],
    // On that night the clock goes from 02:00 to 03:00, on the other from 03:00 back to 02:00.
    ['22:00-02:30', '2026-03-28T23:00', '2026-03-29T03:30'],
    ['22:00-06:00', '2026-10-24T23:00', '2026-10-25T06:00'],
  ])('of %s go from %s on until %s', (quiet, from, until) => {
    expect(shown(quietUntil(quiet, ZONE, at(from)))).toBe(until)
  })

  test.each([
    ['19:00-08:00', '19:00-08:00'],
    ['19:00 – 8:00', '19:00-08:00'],
    ['from 7pm to 8am', '19:00-08:00'],
    ['7pm until 8:30', '19:00-08:30'],
    ['between 22:00 and 06:00 and weekends', '22:00-06:00 weekends'],
    ['“19:00—08:00”, on the weekend.', '19:00-08:00 weekends'],
    ['weekends', 'weekends'],
    ['18:00-24:00', '18:00-00:00'],
    ['19-8', undefined],
    ['19:00', undefined],
    ['08:00-08:00', undefined],
    ['19:00-25:00', undefined],
    ['please', undefined],
    ['', undefined],
  ])('are said as %j', (said, kept) => {
    expect(quietSaid(said)).toBe(kept)
    if (kept !== undefined) expect(isQuiet(kept)).toBe(true)
  })

  test('move what waits for working hours to their end, or to the next hours', () => {
    const hours = { calendars: [businessHours(ZONE)], zone: ZONE }
    expect(shown(openingOf({ ...hours, quiet: '16:00-10:00' }, at('2026-11-23T17:30')))).toBe('2026-11-24T10:00')
    expect(shown(openingOf({ ...hours, quiet: '16:00-10:00' }, at('2026-11-27T16:30')))).toBe('2026-11-30T10:00')
    expect(shown(openingOf({ ...hours, quiet: '12:00-13:00' }, at('2026-11-23T12:30')))).toBe('2026-11-23T13:00')
    expect(
      shown(openingOf({ calendars: [ALWAYS], zone: ZONE, quiet: '19:00-08:00 weekends' }, at('2026-11-27T22:00'))),
    ).toBe('2026-11-30T08:00')
  })

  test('that leave none of the working hours, since these were changed, hold nothing back beyond these', () => {
    const hours = { calendars: [businessHours(ZONE)], zone: ZONE, quiet: '08:00-18:00' }
    expect(shown(openingOf(hours, at('2026-11-23T20:00')))).toBe('2026-11-24T09:00')
  })

  test.each([
    ['09:00', false, '08:00-10:00', '2026-11-24T10:00'],
    ['07:30', true, '19:00-08:00', '2026-11-24T08:00'],
    ['20:00', true, '19:00-08:00', '2026-11-24T08:00'],
    ['20:00', true, '19:00-00:00', '2026-11-24T09:00'],
    ['08:30', true, '19:00-08:00', '2026-11-24T08:30'],
  ])('of the list at %s (chosen: %s) within %s make it %s', (time, chosen, quiet, comes) => {
    const hours = { calendars: [businessHours(ZONE)], zone: ZONE, at: time, chosen, quiet }
    expect(shown(nextDigest(hours, at('2026-11-23T21:00'))!)).toBe(comes)
  })
})
