import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar, OwnHours, Period, Season, Week } from '../../../src/domain/time/calendar.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { validateCalendar } from '../../../src/domain/time/validate-calendar.ts'
import { addWork, isWorking, nextOpening, work } from '../../../src/domain/time/work.ts'
import { countedByTheMinute, type Decade, decadeOf } from '../../kit/painted-decade.ts'

const DECADES: [zone: string, firstYear: number, why: string][] = [
  ['Asia/Tokyo', 2020, 'its clocks never change'],
  ['Asia/Kolkata', 2020, 'half an hour off'],
  ['Europe/Paris', 2020, 'summer in the north'],
  ['America/New_York', 2020, 'summer in the north, on other days'],
  ['America/Santiago', 2018, 'summer in the south, from midnight'],
  ['Australia/Lord_Howe', 2020, 'summer by half an hour'],
  ['America/St_Johns', 2005, 'half an hour off, changed at a minute past midnight until 2011'],
  ['Pacific/Apia', 2008, 'a date that did not happen, and summer time for some years'],
]

const minute = fc.oneof(fc.integer({ min: 0, max: 2880 }), fc.integer({ min: 1380, max: 1620 }), fc.constant(1440))

/** What begins on one day: nothing before dawn, and nothing that is not over at the next. So days of all weeks can follow each other. */
function periods(dawn: number): fc.Arbitrary<Period[]> {
  return fc.uniqueArray(minute, { maxLength: 6 }).map((minutes) => {
    const edges = minutes.filter((edge) => edge >= dawn && edge <= dawn + 1440).sort((a, b) => a - b)
    return Array.from({ length: Math.floor(edges.length / 2) }, (_, n) => [edges[2 * n]!, edges[2 * n + 1]!] as const)
      .filter(([from, to]) => from < 1440 && to - from < 1440)
      .map(([from, to]) => ({ from: clock(from), to: clock(to > 1440 ? to - 1440 : to) }))
  })
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function week(dawn: number): fc.Arbitrary<Week> {
  const day = periods(dawn)
  const days = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day }
  return fc.record(days).filter((made) => Object.values(made).some((one) => one.length > 0))
}

function date(firstYear: number): fc.Arbitrary<string> {
  return fc
    .integer({ min: 0, max: 3_652 })
    .map((days) => Temporal.PlainDate.from({ year: firstYear, month: 1, day: 1 }).add({ days }).toString())
}

const summer = fc.tuple(fc.constantFrom('06-01', '07-01', '07-15'), fc.constantFrom('07-31', '08-31', '09-15'))
const winter = fc.tuple(fc.constantFrom('11-30', '12-24', '12-31'), fc.constantFrom('01-01', '02-28', '02-29', '03-01'))

/** Up to three: one in summer, one over the end of the year, and one of a single year between the two. */
function seasons(dawn: number, firstYear: number): fc.Arbitrary<Season[]> {
  const once = fc.integer({ min: 0, max: 9 }).map((year) => [`${firstYear + year}-03-10`, `${firstYear + year}-04-08`])
  const made = [summer, winter, once].map((span) =>
    fc.option(
      fc
        .record({ span, hours: week(dawn) })
        .map(({ span: [from, to], hours }) => ({ from: from!, to: to!, week: hours })),
    ),
  )
  return fc.tuple(...made).map((all) => all.filter((season) => season !== null))
}

function calendarIn(zone: string, firstYear: number): fc.Arbitrary<Calendar> {
  return fc.integer({ min: 0, max: 600 }).chain((dawn) => {
    const ownHours: fc.Arbitrary<OwnHours> = fc.record({
      date: date(firstYear),
      periods: periods(dawn).filter((own) => own.length > 0),
    })
    return fc.record({
      name: fc.constant('made up'),
      version: fc.constant(1),
      zone: fc.constant(zone),
      week: week(dawn),
      seasons: seasons(dawn, firstYear),
      holidays: fc.array(date(firstYear), { minLength: 50, maxLength: 150 }),
      ownHours: fc.uniqueArray(ownHours, { minLength: 20, maxLength: 60, selector: (own) => own.date }),
    })
  })
}

/** Half of the instants lie within two days of a clock change of their zone, where the mistakes are. */
function instantIn({ zone, startAt, endAt }: Decade): fc.Arbitrary<Instant> {
  const anywhere = fc.integer({ min: startAt, max: endAt - 1 })
  const nearAChange = fc.tuple(anywhere, fc.integer({ min: -2 * DAY, max: 2 * DAY })).map(([at, offset]) => {
    const change = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).getTimeZoneTransition('next')
    return Math.min(Math.max((change?.epochMilliseconds ?? at) + offset, startAt), endAt - 1)
  })
  return fc.oneof(anywhere, nearAChange)
}

const SAMPLES = 400

describe.each(DECADES)('ten years in %s from %i, %s', { timeout: 60_000 }, (zone, firstYear) => {
  test('come to what counting every minute comes to, whatever the calendar has', () => {
    const decade = decadeOf(zone, firstYear)
    const instants = fc.array(
      fc.tuple(instantIn(decade), instantIn(decade), fc.double({ min: 0, max: 1, noNaN: true })),
      {
        minLength: SAMPLES,
        maxLength: SAMPLES,
      },
    )
    fc.assert(
      fc.property(calendarIn(zone, firstYear), instants, (calendar, samples) => {
        expect(validateCalendar(calendar)).toEqual([])
        const { worked } = countedByTheMinute(calendar, decade)
        for (let at = decade.startAt; at < decade.endAt; at += DAY)
          same(work(calendar, at, at + DAY), worked(at, at + DAY))
        for (const [one, other, part] of samples) {
          const [a, b] = one < other ? [one, other] : [other, one]
          const between = worked(a, b)
          same(work(calendar, a, b), between)
          same(isWorking(calendar, a), worked(a, Math.min(a + 1, decade.endAt)) > 0)
          const ms = Math.ceil(between * part)
          if (ms === 0) continue
          const due = addWork(calendar, a, ms)
          same([worked(a, due), worked(a, due - 1)], [ms, ms - 1])
          const opening = nextOpening(calendar, a)
          same([worked(a, opening), worked(opening, opening + 1)], [0, 1])
        }
      }),
      // Whoever looks for the smallest calendar that fails can do so with the seed; it takes its time.
      { numRuns: 2, endOnFailure: true },
    )
  })
})

/** As `expect(one).toEqual(other)`, which would take most of the time of a hundred thousand comparisons. */
function same(one: unknown, other: unknown): void {
  if (String(one) !== String(other)) expect(one).toEqual(other)
}
