import type { Instant, Ms } from './instant.ts'

/** A stretch [startAt, endAt) in which a zone's clocks run evenly: wall time = instant + `offsetMs`. */
export type OffsetStretch = { startAt: Instant; endAt: Instant; offsetMs: Ms }

/** [from, to) cut at the zone's clock changes, in order. Throws RangeError for an unknown zone. */
export function* offsetStretches(zone: string, from: Instant, to: Instant): Generator<OffsetStretch> {
  let startAt = from
  let clock = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  while (startAt < to) {
    const next = clock.getTimeZoneTransition('next')
    const endAt = next === null ? to : Math.min(next.epochMilliseconds, to)
    yield { startAt, endAt, offsetMs: clock.offsetNanoseconds / 1e6 }
    if (next === null) return
    startAt = endAt
    clock = next
  }
}

/** Names that were found to be zones: asking anew takes longer than all else that is looked at in a sheet. */
const found = new Set<string>()
/** Upper and lower case are one to it, so that there are more spellings than zones. */
const MOST_FOUND = 1000

/** Whether `text` names a zone of the IANA database. Fixed offsets such as `+02:00` are not zones: they know no summer time. */
export function isZone(text: string): boolean {
  if (found.has(text)) return true
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    if (found.size < MOST_FOUND) found.add(text)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
