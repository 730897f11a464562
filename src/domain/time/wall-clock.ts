import { CalendarError } from './calendar-error.ts'
import { DAY, HOUR, MINUTE } from './instant.ts'
import type { Instant, Ms } from './instant.ts'

/** Milliseconds from 00:00 to an `HH:MM` wall time, `24:00` included; undefined when it is not one. */
export function wallTimeMs(text: string): Ms | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? []
  if (hours === undefined || minutes === undefined || Number(minutes) > 59) return undefined
  const ms = Number(hours) * HOUR + Number(minutes) * MINUTE
  return ms <= DAY ? ms : undefined
}

/** Days from 1970-01-01 to an ISO date such as `2026-12-25`; undefined when there is no such day. */
export function isoDayNumber(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const dayNumber = Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY
  // Date.UTC rolls 30 February over into March, which the way back reveals.
  const read = Temporal.Instant.fromEpochMilliseconds(dayNumber * DAY).toString()
  return read.startsWith(text) ? dayNumber : undefined
}

/** As `isoDayNumber`, of what is known to be a date. */
export function dayNumberOf(date: string): number {
  const dayNumber = isoDayNumber(date)
  if (dayNumber === undefined) throw new CalendarError('invalid-calendar', `"${date}" is not a date`)
  return dayNumber
}

/** Days from 1970-01-01 to 1 January of a year; Gregorian in all years. */
export function firstDayOf(year: number): number {
  const leapDays = Math.floor((year - 1969) / 4) - Math.floor((year - 1901) / 100) + Math.floor((year - 1601) / 400)
  return 365 * (year - 1970) + leapDays
}

/** The year in which a day lies, given in days from 1970-01-01. */
export function yearOfDay(dayNumber: number): number {
  const guess = 1970 + Math.floor(dayNumber / 365.2425)
  if (dayNumber < firstDayOf(guess)) return guess - 1
  return dayNumber < firstDayOf(guess + 1) ? guess : guess + 1
}

/** Days from 1970-01-01 to an `MM-DD` of a year; 29 February of a year without one is 1 March. Undefined when it is no such text. */
export function dayInYear(text: string, year: number): number | undefined {
  const ofLeapYear = isoDayNumber(`2000-${text}`)
  if (ofLeapYear === undefined) return undefined
  const afterFebruary = ofLeapYear >= FIRST_OF_MARCH_2000
  const leap = firstDayOf(year + 1) - firstDayOf(year) === 366
  return firstDayOf(year) + ofLeapYear - firstDayOf(2000) - (afterFebruary && !leap ? 1 : 0)
}

/** The ISO date of a day, given in days from 1970-01-01. */
export function isoDate(dayNumber: number): string {
  return Temporal.Instant.fromEpochMilliseconds(dayNumber * DAY)
    .toString()
    .slice(0, 'YYYY-MM-DD'.length)
}

/** The calendar day of a moment in an IANA zone. */
export function dateAt(at: Instant, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
}

/** The moment of a wall time of a day in an IANA zone. `wall`: milliseconds from its 00:00, more than a day for what lies on the next. */
export function momentOf(date: Temporal.PlainDate, wall: Ms, zone: string): Instant {
  const days = Math.floor(wall / DAY)
  const rest = wall - days * DAY
  const plainTime = new Temporal.PlainTime(Math.floor(rest / HOUR), Math.floor((rest % HOUR) / MINUTE))
  return date.add({ days }).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds
}

const FIRST_OF_MARCH_2000 = 11_017
