import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WEEKDAYS } from '../../../src/domain/time/calendar.ts'
import type { Calendar, Period } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { addWork, isWorking, nextOpening, work } from '../../../src/domain/time/work.ts'
import { workByTheMinute } from './minute-oracle.ts'

const ZONES = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
  'Africa/Casablanca',
]

/** Half the instants lie within two days of a clock change of their zone, where the mistakes are. */
function instantIn(zone: string): fc.Arbitrary<Instant> {
  const anywhere = fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2032, 0) })
  const nearAChange = fc.tuple(anywhere, fc.integer({ min: -2 * DAY, max: 2 * DAY })).map(([at, offset]) => {
    const change = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).getTimeZoneTransition('next')
    return (change?.epochMilliseconds ?? at) + offset
  })
  return fc.oneof(anywhere, nearAChange)
}

/** Up to three periods a day, often near midnight or in the hours that clock changes move. */
const periods: fc.Arbitrary<Period[]> = fc
  .uniqueArray(
    fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 180 }), fc.constantFrom(0, 1440)),
    {
      maxLength: 6,
    },
  )
  .map((minutes) => {
    const edges = minutes.sort((a, b) => a - b)
    return Array.from({ length: Math.floor(edges.length / 2) }, (_, n) => ({
      from: clock(edges[2 * n] ?? 0),
      to: clock(edges[2 * n + 1] ?? 0),
    }))
  })

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** A calendar in some zone, with an instant there and holidays around that instant. */
const situation: fc.Arbitrary<{ calendar: Calendar; at: Instant }> = fc
  .constantFrom(...ZONES)
  .chain((zone) => fc.record({ zone: fc.constant(zone), at: instantIn(zone) }))
  .chain(({ zone, at }) => {
    const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
    const holidays = fc.array(
      fc.integer({ min: -3, max: 12 }).map((days) => today.add({ days }).toString()),
      { maxLength: 4 },
    )
    const week = fc.record({
      monday: periods,
      tuesday: periods,
      wednesday: periods,
      thursday: periods,
      friday: periods,
      saturday: periods,
      sunday: periods,
    })
    return fc.record({
      at: fc.constant(at),
      calendar: fc
        .record({ week, holidays })
        .filter((made) => WEEKDAYS.some((day) => made.week[day].length > 0))
        .map((made): Calendar => ({ name: 'made up', version: 1, zone, ...made })),
    })
  })

const span = fc.integer({ min: 0, max: 4 * DAY })
const longSpan = fc.integer({ min: 0, max: 900 * DAY })
/** Even a calendar of one minute a week gets through these within ten years. */
const fewHours = fc.integer({ min: 0, max: 2 * HOUR })
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('against counting every minute', { timeout: 30_000 }, () => {
  test('working time is what the wall clock shows, minute by minute', () => {
    fc.assert(
      fc.property(situation, span, ({ calendar, at }, length) => {
        expect(work(calendar, at, at + length)).toBe(workByTheMinute(calendar, at, at + length))
      }),
      { numRuns: 200 },
    )
  })

  test('a deadline is the smallest instant by which the working time has passed', () => {
    fc.assert(
      fc.property(situation, span, share, ({ calendar, at }, length, part) => {
        const ms = Math.max(1, Math.floor(workByTheMinute(calendar, at, at + length) * part))
        fc.pre(workByTheMinute(calendar, at, at + length) >= ms)
        const due = addWork(calendar, at, ms)
        expect(workByTheMinute(calendar, at, due)).toBe(ms)
        expect(workByTheMinute(calendar, at, due - 1)).toBe(ms - 1)
      }),
      { numRuns: 100 },
    )
  })

  test('nothing is worked before the next opening, and then it is', () => {
    fc.assert(
      fc.property(situation, ({ calendar, at }) => {
        const opening = nextOpening(calendar, at)
        const near = Math.min(opening, at + 4 * DAY)
        expect(workByTheMinute(calendar, at, near)).toBe(0)
        expect(workByTheMinute(calendar, opening, opening + 1)).toBe(1)
        expect(isWorking(calendar, at)).toBe(workByTheMinute(calendar, at, at + 1) === 1)
      }),
      { numRuns: 100 },
    )
  })
})

describe('laws over years', { timeout: 30_000 }, () => {
  test('working time adds up: a to c is a to b and b to c', () => {
    fc.assert(
      fc.property(situation, longSpan, longSpan, ({ calendar, at: a }, first, second) => {
        const b = a + first
        const c = b + second
        expect(work(calendar, a, c)).toBe(work(calendar, a, b) + work(calendar, b, c))
      }),
      { numRuns: 500 },
    )
  })

  test('a deadline in two steps is the deadline in one', () => {
    fc.assert(
      fc.property(situation, longSpan, share, share, ({ calendar, at }, length, x, y) => {
        const total = work(calendar, at, at + length)
        const first = Math.floor(total * x)
        const second = Math.floor((total - first) * y)
        // A step of nothing leaves the clock where it stands, be it outside working time.
        fc.pre(second > 0)
        expect(addWork(calendar, addWork(calendar, at, first), second)).toBe(addWork(calendar, at, first + second))
      }),
      { numRuns: 500 },
    )
  })

  test('the working time to a deadline is the working time asked for, and a millisecond earlier it is not', () => {
    fc.assert(
      fc.property(situation, longSpan, share, ({ calendar, at }, length, part) => {
        const ms = Math.floor(work(calendar, at, at + length) * part)
        fc.pre(ms > 0)
        const due = addWork(calendar, at, ms)
        expect(work(calendar, at, due)).toBe(ms)
        expect(work(calendar, at, due - 1)).toBe(ms - 1)
      }),
      { numRuns: 500 },
    )
  })

  test('more work or a later start never gives an earlier deadline', () => {
    fc.assert(
      fc.property(situation, fewHours, fewHours, span, ({ calendar, at }, ms, more, later) => {
        const small = addWork(calendar, at, ms)
        expect(addWork(calendar, at, ms + more)).toBeGreaterThanOrEqual(small)
        expect(addWork(calendar, at + later, ms)).toBeGreaterThanOrEqual(small)
      }),
      { numRuns: 500 },
    )
  })
})
