import type { Calendar, Period, Season } from '../../src/domain/time/calendar.ts'
import type { Instant, Ms } from '../../src/domain/time/instant.ts'

/*
 * Working time found the slow way, minute by minute: what a calendar says is painted on ten years of dates as the clock on the wall shows
 * them, and then every minute is looked up where that clock stands. Shares no arithmetic with the product.
 * Right for zones whose offsets are whole minutes, as all are since 1973.
 */

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MINUTES = 1_440
const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Ten years of a zone: what its clocks read in each minute, as minutes from 00:00 of `firstDate`, which is a week before `startAt`. */
export type Decade = {
  zone: string
  startAt: Instant
  endAt: Instant
  firstDate: Temporal.PlainDate
  reads: Int32Array
}

/** Reads the clock on the wall every hour, and every minute of an hour in which it does not run evenly. */
export function decadeOf(zone: string, firstYear: number): Decade {
  const firstDate = Temporal.PlainDate.from({ year: firstYear - 1, month: 12, day: 25 })
  const startAt = Date.UTC(firstYear, 0)
  const endAt = Date.UTC(firstYear + 10, 0)
  const origin = Date.UTC(firstYear - 1, 11, 25)
  const read = (at: Instant): number => {
    const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
    return (Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute) - origin) / MINUTE_MS
  }
  const reads = new Int32Array((endAt - startAt) / MINUTE_MS)
  let now = read(startAt)
  for (let hour = 0; hour * 60 < reads.length; hour++) {
    const at = startAt + hour * HOUR_MS
    const next = read(at + HOUR_MS)
    for (let minute = 0; minute < 60; minute++) {
      reads[hour * 60 + minute] = next - now === 60 ? now + minute : read(at + minute * MINUTE_MS)
    }
    now = next
  }
  return { zone, startAt, endAt, firstDate, reads }
}

/** What a calendar comes to in a decade of its zone: `worked(a, b)` is the working time in [a, b), both inside the decade. */
export function countedByTheMinute(calendar: Calendar, { startAt, firstDate, reads }: Decade) {
  const painted = paint(calendar, firstDate)
  const before = new Int32Array(reads.length + 1)
  for (let minute = 0; minute < reads.length; minute++) {
    before[minute + 1] = (before[minute] ?? 0) + (painted[reads[minute] ?? 0] ?? 0)
  }
  const upTo = (at: Instant): Ms => {
    const minute = Math.floor((at - startAt) / MINUTE_MS)
    const whole = before[minute] ?? 0
    const inside = (before[minute + 1] ?? whole) - whole
    return whole * MINUTE_MS + inside * (at - startAt - minute * MINUTE_MS)
  }
  return { worked: (a: Instant, b: Instant): Ms => upTo(b) - upTo(a) }
}

/** A 1 for each minute of each date that is worked. A shift over midnight is painted on from the date it begins on. */
function paint(calendar: Calendar, firstDate: Temporal.PlainDate): Uint8Array {
  const dates = 3_653 + 21
  const painted = new Uint8Array(dates * DAY_MINUTES)
  for (let index = 0; index < dates - 1; index++) {
    for (const { from, to } of periodsOn(calendar, firstDate.add({ days: index }))) {
      const start = index * DAY_MINUTES + minuteOf(from)
      const end = index * DAY_MINUTES + minuteOf(to) + (to < from ? DAY_MINUTES : 0)
      painted.fill(1, start, end)
    }
  }
  return painted
}

function periodsOn(calendar: Calendar, day: Temporal.PlainDate): Period[] {
  const date = day.toString()
  const own = (calendar.ownHours ?? []).filter((one) => one.date === date).flatMap(({ periods }) => periods)
  if (own.length > 0) return own
  if (calendar.holidays.includes(date)) return []
  const season = (calendar.seasons ?? []).find((one) => isIn(one, date))
  return (season ?? calendar).week[NAMES[day.dayOfWeek - 1] ?? 'monday']
}

function isIn({ from, to }: Season, date: string): boolean {
  const day = from.length === 5 ? date.slice(5) : date
  return from <= to ? from <= day && day <= to : from <= day || day <= to
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}
