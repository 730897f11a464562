import type { Instant } from './instant.ts'

/** From the first moment to the last. */
export type Stretch = { from: Instant; until: Instant }

/** The day in which an instant lies, on the wall of a zone. */
export function dayOf(zone: string, at: Instant): Stretch {
  return stretch(wallOf(zone, at), 1)
}

/** From the beginning of that day to the end of its week, which ends with Sunday. */
export function restOfWeek(zone: string, at: Instant): Stretch {
  const wall = wallOf(zone, at)
  return stretch(wall, 8 - wall.dayOfWeek)
}

function wallOf(zone: string, at: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

function stretch(wall: Temporal.ZonedDateTime, days: number): Stretch {
  const end = wall.add({ days }).startOfDay()
  return { from: wall.startOfDay().epochMilliseconds, until: end.epochMilliseconds - 1 }
}
