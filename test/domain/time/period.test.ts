import { describe, expect, test } from 'vitest'
import { monthName, periodBefore, periodOf, readPeriod } from '../../../src/domain/time/period.ts'

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds

describe('a period of the calendar', () => {
  test('begins and ends at midnight on the wall of its zone, through clock changes and the ends of years', () => {
    const march = periodOf('month', 'Europe/Paris', at('2026-03-15T12:00:00Z'))
    expect(monthName(march)).toBe('March')
    expect(march).toEqual({ name: '2026-03', from: at('2026-02-28T23:00:00Z'), to: at('2026-03-31T22:00:00Z') })
    const winter = periodOf('quarter', 'Asia/Kolkata', at('2026-12-31T18:29:59Z'))
    expect(winter).toEqual({ name: '2026-Q4', from: at('2026-09-30T18:30:00Z'), to: at('2026-12-31T18:30:00Z') })
    expect(periodOf('quarter', 'Asia/Kolkata', at('2026-12-31T18:30:00Z')).name).toBe('2027-Q1')
    expect(periodOf('year', 'UTC', at('2028-02-29T12:00:00Z'))).toMatchObject({
      name: '2028',
      to: at('2029-01-01T00:00:00Z'),
    })
  })

  test.each(['Australia/Lord_Howe', 'Asia/Kolkata', 'Europe/Paris', 'America/St_Johns'])(
    'in %s follows the one before it at midnight of the wall, leap days and moved clocks among them',
    (zone) => {
      for (const kind of ['month', 'quarter', 'year'] as const) {
        let period = periodOf(kind, zone, at('2028-12-15T00:00:00Z'))
        while (period.from > at('2026-01-15T00:00:00Z')) {
          const wall = Temporal.Instant.fromEpochMilliseconds(period.to).toZonedDateTimeISO(zone)
          expect([wall.day, wall.toPlainTime().toString()]).toEqual([1, '00:00:00'])
          expect(periodOf(kind, zone, period.to - 1)).toEqual(period)
          expect(periodOf(kind, zone, period.to).from).toBe(period.to)
          const before = periodBefore(kind, zone, period)
          expect(before.to).toBe(period.from)
          period = before
        }
      }
    },
  )

  test.each([
    ['Europe/Paris', 'America/Los_Angeles'],
    ['America/Los_Angeles', 'Europe/Paris'],
    ['Pacific/Kiritimati', 'Pacific/Pago_Pago'],
  ])(
    'goes by the zone that held at its beginning where it changes from %s to %s, and meets the next one',
    (before, after) => {
      const moments = ['2026-11-30T10:30:00Z', '2026-11-30T23:30:00Z', '2026-12-01T02:00:00Z', '2026-12-10T12:00:00Z']
      for (const since of moments.map(at)) {
        const zones = [
          { since: at('2026-01-01T12:00:00Z'), zone: before },
          { since, zone: after },
        ]
        for (const kind of ['month', 'quarter', 'year'] as const) {
          let period = periodOf(kind, zones, at('2027-06-15T00:00:00Z'))
          while (period.from > at('2024-06-15T00:00:00Z')) {
            const held = since <= period.from ? after : before
            const wall = Temporal.Instant.fromEpochMilliseconds(period.from).toZonedDateTimeISO(held)
            if (held === before || since <= periodOf(kind, after, period.from).from)
              expect([wall.day, wall.toPlainTime().toString()]).toEqual([1, '00:00:00'])
            expect(periodOf(kind, zones, period.from)).toEqual(period)
            expect(periodOf(kind, zones, period.to - 1)).toEqual(period)
            expect(readPeriod(period.name, zones)).toEqual({ kind, ...period })
            const earlier = periodBefore(kind, zones, period)
            expect(earlier.to).toBe(period.from)
            // What had begun is as it was.
            if (period.to <= since) expect(period).toEqual(periodOf(kind, before, period.from))
            period = earlier
          }
        }
      }
    },
  )

  test('joins the one before it without a gap', () => {
    const first = periodOf('month', 'America/New_York', at('2027-01-01T05:00:00Z'))
    const before = periodBefore('month', 'America/New_York', first)
    expect([before.name, before.to]).toEqual(['2026-12', first.from])
  })

  test('is read as it is named', () => {
    for (const name of ['2026-07', '2026-Q3', '2026'])
      expect(readPeriod(` ${name.toLowerCase()} `, 'Europe/Paris')).toMatchObject({ name })
    expect(readPeriod('2026-q3', 'UTC')).toMatchObject({ kind: 'quarter', from: at('2026-07-01T00:00:00Z') })
    for (const text of [
      '',
      '2026-13',
      '2026-00',
      '2026-Q5',
      '26-07',
      '2026-7',
      '2026-07-01',
      'July',
      '0000',
      '0000-01',
      '1969-Q4',
    ])
      expect(readPeriod(text, 'UTC')).toBeUndefined()
  })
})
