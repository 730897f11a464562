import { DAY, HOUR, MINUTE } from './instant.ts'
import type { Ms } from './instant.ts'

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
