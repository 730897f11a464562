import type { Instant } from '../time/instant.ts'

/** The last day on which a time of the day has been, so that somebody is on at once. */
export function begunBy({ zone, at }: { zone: string; at: string }, now: Instant): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  const isPast = Temporal.PlainTime.compare(wall.toPlainTime(), Temporal.PlainTime.from(at)) >= 0
  return wall
    .toPlainDate()
    .subtract({ days: isPast ? 0 : 1 })
    .toString()
}
