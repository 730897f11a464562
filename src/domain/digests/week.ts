import type { Instant } from '../time/instant.ts'
import { type DigestHours, nextDigest } from './digest-hours.ts'

/** Two weeks, Monday to Sunday: the one before from `from` to `mid`, the last from there to `until`. */
export type TwoWeeks = { from: Instant; mid: Instant; until: Instant }

/** The two weeks before the one of that moment, on somebody's own clock. */
export function lastTwoWeeks(zone: string, now: Instant): TwoWeeks {
  const monday = mondayOf(zone, now)
  const ago = (weeks: number) => monday.subtract({ weeks }).toZonedDateTime(zone).epochMilliseconds
  return { from: ago(2), mid: ago(1), until: ago(0) }
}

/** The week of a moment on somebody's own clock, by its Monday, as `YYYY-MM-DD`. */
export function weekOf(zone: string, at: Instant): string {
  return mondayOf(zone, at).toString()
}

/**
 * The week that needs no telling to whoever is told from now on, as `weekOf` names it: this one, where its first morning of theirs has been.
 */
export function weekBegun(hours: DigestHours, now: Instant): string | undefined {
  const monday = mondayOf(hours.zone, now).toZonedDateTime(hours.zone).epochMilliseconds
  const first = nextDigest(hours, monday - 1)
  return first !== undefined && first <= now ? weekOf(hours.zone, now) : undefined
}

function mondayOf(zone: string, at: Instant): Temporal.PlainDate {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
  return date.subtract({ days: date.dayOfWeek - 1 })
}
