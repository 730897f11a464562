import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { availabilityOf, failuresOf, mtbfOf, mttrOf } from '../../../../src/domain/sla/figures/derived.ts'
import { downtimeOf } from '../../../../src/domain/sla/figures/downtime.ts'
import { admittedWindows, type MaintenanceWindow } from '../../../../src/domain/sla/figures/maintenance.ts'
import type { Outage } from '../../../../src/domain/sla/figures/outages.ts'
import { ALWAYS, businessHours } from '../../../../src/domain/time/calendar.ts'
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/instant.ts'
import { workByTheMinute } from '../../time/minute-oracle.ts'

/** Monday 2 November 2026, 00:00 UTC. */
const MONDAY = Date.UTC(2026, 10, 2)
const at = (hours: number) => MONDAY + hours * HOUR
const week = { from: MONDAY, to: MONDAY + 7 * DAY }
const office = businessHours('UTC')
const LATER = MONDAY + 30 * DAY

function outage(number: number, ...down: [number, number][]): Outage {
  return {
    ...{ caseId: `c${number}`, label: `CASE-${number}`, excluded: [] },
    down: down.map(([from, to]) => ({ from: at(from), to: at(to) })),
  }
}

const admitted = (from: number, to: number, label = 'DB upgrade') =>
  admittedWindows(
    [
      {
        label,
        from: at(from),
        to: at(to),
        announcedAt: at(from - 48),
        confirmedAt: at(from - 24),
      } satisfies MaintenanceWindow,
    ],
    { noticeMs: DAY, confirmed: true },
  )

const always = { hours: ALWAYS, leastMs: 0 }
const inWeek = { period: week, now: LATER }

describe('how long a service was down', () => {
  test('is the union of its outages: what two cases tell at once counts once, and is one failure', () => {
    const down = downtimeOf([outage(1, [1, 4]), outage(2, [3, 6]), outage(3, [10, 11])], [], always, inWeek)
    expect(down).toMatchObject({ serviceMs: 168 * HOUR, unavailableMs: 6 * HOUR, failures: 2 })
    expect(down.stretches.map(({ labels }) => labels)).toEqual([['CASE-1', 'CASE-2'], ['CASE-3']])
  })

  test('counts within the hours of the service alone, and closing hours end no stretch', () => {
    // Monday 16:00 to Tuesday 10:00: an hour before closing, and one after opening.
    const down = downtimeOf([outage(1, [16, 34]), outage(2, [43, 44])], [], { hours: office, leastMs: 0 }, inWeek)
    expect(down).toMatchObject({ serviceMs: 40 * HOUR, unavailableMs: 2 * HOUR, failures: 1 })
  })

  test('of an outage over the end of a period each period has its part, and the first of them the failure', () => {
    const over = [outage(1, [166, 170])]
    const next = { from: week.to, to: week.to + 7 * DAY }
    expect(downtimeOf(over, [], always, inWeek)).toMatchObject({ unavailableMs: 2 * HOUR, failures: 1 })
    expect(downtimeOf(over, [], always, { period: next, now: LATER })).toMatchObject({
      unavailableMs: 2 * HOUR,
      failures: 0,
    })
  })

  test('leaves out an outage that began inside of an admitted window, up to its end; what began before is counted whole', () => {
    const window = admitted(2, 5)
    const told = (one: Outage) => downtimeOf([one], window, always, inWeek)
    expect(told(outage(1, [2, 4]))).toMatchObject({ unavailableMs: 0, failures: 0 })
    expect(told(outage(1, [3, 7]))).toMatchObject({ unavailableMs: 2 * HOUR, failures: 1 })
    expect(told(outage(1, [1, 4]))).toMatchObject({ unavailableMs: 3 * HOUR, failures: 1 })
    expect(told(outage(1, [5, 6]))).toMatchObject({ unavailableMs: HOUR, failures: 1 })
    expect(told(outage(1, [3, 7])).stretches[0]?.excluded).toEqual([
      { from: at(3), to: at(5), because: 'maintenance', label: 'DB upgrade' },
    ])
  })

  test('counts one failure of linked cases in a period, at the first of their stretches, and all of their time', () => {
    const linked = (number: number, ...down: [number, number][]) => ({
      ...outage(number, ...down),
      incident: 'c1',
    })
    const apart = downtimeOf([linked(1, [1, 2]), linked(2, [30, 32]), outage(3, [40, 41])], [], always, inWeek)
    expect(apart).toMatchObject({ unavailableMs: 4 * HOUR, failures: 2 })
    expect(apart.stretches.map(({ failure, oneWith }) => oneWith ?? failure)).toEqual([true, ['CASE-1'], true])
    // Another case that fails with the second one is a failure of its own.
    const besides = [linked(1, [1, 2]), linked(2, [30, 32]), outage(3, [31, 33])]
    expect(downtimeOf(besides, [], always, inWeek).failures).toBe(2)
    // Of the first nothing is left: the second is the failure.
    const first: Outage = {
      ...linked(1, [1, 2]),
      excluded: [{ from: at(1), to: at(2), because: 'agreed', label: 'x' }],
    }
    expect(downtimeOf([first, linked(2, [30, 32])], [], always, inWeek).failures).toBe(1)
    // One that began before the period is no failure of it, and takes none away.
    const later = { period: { from: at(20), to: at(48) }, now: at(200) }
    expect(downtimeOf([linked(1, [1, 2]), linked(2, [30, 32])], [], always, later).failures).toBe(1)
  })

  test('leaves out what is marked of one case, unless another one tells it too', () => {
    const marked: Outage = {
      ...outage(1, [1, 4]),
      excluded: [{ from: at(2), to: at(4), because: 'agreed', label: 'Force majeure' }],
    }
    expect(downtimeOf([marked], [], always, inWeek)).toMatchObject({ unavailableMs: HOUR })
    expect(downtimeOf([marked, outage(2, [3, 4])], [], always, inWeek)).toMatchObject({
      unavailableMs: 2 * HOUR,
      failures: 1,
    })
  })

  test('leaves out an outage that is shorter than the least one, where stretches less than an hour apart are one', () => {
    const least = { hours: ALWAYS, leastMs: 30 * MINUTE }
    const told = (...outages: Outage[]) => downtimeOf(outages, [], least, inWeek)
    expect(told(outage(1, [1, 1.4]))).toMatchObject({ unavailableMs: 0, failures: 0 })
    expect(told(outage(1, [1, 1.4])).stretches[0]).toMatchObject({ tooShort: true })
    expect(told(outage(1, [1, 1.5]))).toMatchObject({ unavailableMs: 30 * MINUTE, failures: 1 })
    expect(told(outage(1, [1, 1.3]), outage(2, [2, 2.3]))).toMatchObject({ unavailableMs: 36 * MINUTE, failures: 2 })
    expect(told(outage(1, [1, 1.3]), outage(2, [2.3, 2.6]))).toMatchObject({ unavailableMs: 0, failures: 0 })
    // Measured whole: twenty minutes on either side of the end of the week.
    const over = outage(1, [167.7, 168.3])
    expect(told(over)).toMatchObject({ unavailableMs: expect.closeTo(18 * MINUTE, -1), failures: 1 })
  })

  test('what still lasts counts up to now', () => {
    const lasting = { ...outage(1), down: [{ from: at(1), to: Infinity }] }
    const now = at(5)
    expect(downtimeOf([lasting], [], always, { period: { from: week.from, to: now }, now })).toMatchObject({
      unavailableMs: 4 * HOUR,
      failures: 1,
    })
  })

  test('is what asking for every minute says, for any outages, marks, windows and hours', () => {
    const span = fc.tuple(fc.nat(10 * 24 * 4), fc.nat(60)).map(([from, length]) => {
      const start = MONDAY - DAY + from * 15 * MINUTE
      return { from: start, to: start + length * 15 * MINUTE }
    })
    const told = fc.record({
      down: fc.array(span, { minLength: 1, maxLength: 2 }),
      out: fc.array(span, { maxLength: 2 }),
    })
    fc.assert(
      fc.property(
        fc.array(told, { maxLength: 4 }),
        fc.array(span, { maxLength: 2 }),
        fc.boolean(),
        (list, spans, isOffice) => {
          const outages = list.map(({ down, out }, one): Outage => ({
            ...{ ...outage(one), down },
            excluded: out.map((mark) => ({ ...mark, because: 'agreed' as const, label: '' })),
          }))
          const windows = admittedWindows(
            spans.map((one) => ({ ...one, label: 'w', announcedAt: one.from - DAY })),
            { noticeMs: 0, longestMs: 100 * DAY, sumMs: 100 * DAY },
          )
          const hours = isOffice ? office : ALWAYS
          const period = { from: MONDAY, to: MONDAY + 3 * DAY }
          const { unavailableMs } = downtimeOf(outages, windows, { hours, leastMs: 0 }, { period, now: LATER })
          expect(unavailableMs).toBe(byTheQuarter(list, spans, period, (a, b) => workByTheMinute(hours, a, b)))
        },
      ),
      { numRuns: 60 },
    )
  })
})

type Span = { from: number; to: number }

/** Every quarter of an hour by itself: whether some case says down and does not leave it out, and whether the outage it is in began in a window. */
function byTheQuarter(
  list: { down: Span[]; out: Span[] }[],
  windows: Span[],
  period: Span,
  worked: (a: number, b: number) => number,
): number {
  const QUARTER = 15 * MINUTE
  const isIn = (spans: Span[], moment: number) => spans.some(({ from, to }) => from <= moment && moment < to)
  const isDown = (moment: number) => list.some(({ down }) => isIn(down, moment))
  // The window that began it may be gone on with by one that overlaps or touches it.
  let covered = false
  let sum = 0
  for (let moment = period.from - 3 * DAY; moment < period.to; moment += QUARTER) {
    const begins = isDown(moment) && !isDown(moment - QUARTER)
    if (begins) covered = true
    covered &&= isDown(moment) && isIn(windows, moment)
    const counts = list.some(({ down, out }) => isIn(down, moment) && !isIn(out, moment))
    if (counts && !covered && moment >= period.from) sum += worked(moment, moment + QUARTER)
  }
  return sum
}

describe('figures derived from outages', () => {
  const none = downtimeOf([], [], always, inWeek)
  const all = downtimeOf([outage(1, [-5, 200])], [], always, inWeek)

  test('availability is what is left of the hours of the service; where it has none there is no figure', () => {
    expect(availabilityOf(none)).toEqual({ kind: 'share', ms: 168 * HOUR, ofMs: 168 * HOUR })
    expect(availabilityOf(all)).toEqual({ kind: 'share', ms: 0, ofMs: 168 * HOUR })
    const closed = { ...businessHours('UTC'), holidays: ['2026-11-07', '2026-11-08'] }
    const weekend = { from: MONDAY + 5 * DAY, to: week.to }
    const nothing = downtimeOf(
      [outage(1, [0, 200])],
      [],
      { hours: closed, leastMs: 0 },
      { period: weekend, now: LATER },
    )
    expect(availabilityOf(nothing)).toEqual({ kind: 'none', because: 'no service hours' })
    expect(mtbfOf(nothing)).toEqual({ kind: 'none', because: 'no service hours' })
  })

  test('the time between failures is uptime for each: nothing without uptime, no figure without a failure', () => {
    expect(mtbfOf(none)).toEqual({ kind: 'none', because: 'no failures' })
    // It began before the week, so it is no failure of it, and there is no uptime either.
    expect(failuresOf(all)).toEqual({ kind: 'count', count: 0 })
    expect(mtbfOf(all)).toEqual({ kind: 'mean', sumMs: 0, over: 1 })
    const two = downtimeOf([outage(1, [1, 3]), outage(2, [5, 11])], [], always, inWeek)
    expect(mtbfOf(two)).toEqual({ kind: 'mean', sumMs: 160 * HOUR, over: 2 })
  })

  test('the time to repair is that of the cases repaired in the period, from their opening', () => {
    const repaired = (number: number, from: number, to: number): Outage => ({
      ...outage(number, [from, to]),
      repaired: { from: at(from), to: at(to) },
    })
    const outages = [repaired(1, -3, 1), repaired(2, 10, 12), repaired(3, 160, 168), outage(4, [20, 30])]
    expect(mttrOf(outages, ALWAYS, week)).toEqual({ kind: 'mean', sumMs: 6 * HOUR, over: 2 })
    expect(mttrOf([repaired(5, 16, 33)], office, week)).toEqual({ kind: 'mean', sumMs: HOUR, over: 1 })
    expect(mttrOf([outage(4, [20, 30])], ALWAYS, week)).toEqual({ kind: 'none', because: 'no repairs' })
  })
})
