import type { Calendar } from '../time/calendar.ts'
import { hoursOn, spanOf } from '../time/day-hours.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { isoDayNumber } from '../time/wall-clock.ts'
import { offsetStretches } from '../time/zone-offsets.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'

/** How the second hours are to the first: everything is worked in both, more or less of it in the second, or neither. */
export type HoursCompared = 'same' | 'wider' | 'narrower' | 'other'

/** Public holidays are frozen about so far ahead. */
const KNOWN_AHEAD = 3 * 365 * DAY
/** Nothing is due further off. */
const FURTHEST = 3_653 * DAY

/**
 * Compares what is worked, moment by moment, from `from` on as far ahead as holidays and dates of the calendars are known, at most ten years.
 * Throws CalendarError `invalid-calendar`.
 */
export function compareHours(first: Calendar, second: Calendar, from: Instant): HoursCompared {
  if (said(first) === said(second)) return 'same'
  const until = Math.min(from + FURTHEST, Math.max(from + KNOWN_AHEAD, ...[first, second].map(lastDate)))
  const [a, b] = [first, second].map((calendar) => worked(calendar, from, until))
  const [more, less] = [covers(b!, a!), covers(a!, b!)]
  if (more) return less ? 'same' : 'wider'
  return less ? 'narrower' : 'other'
}

function said(calendar: Calendar): string {
  return canonicalJson({ ...calendar, name: '', version: 0 })
}

/** The day after the last one that the calendar names by its date. */
function lastDate({ holidays, ownHours = [], seasons = [] }: Calendar): Instant {
  const dates = [...holidays, ...ownHours.map(({ date }) => date), ...seasons.flatMap(({ from, to }) => [from, to])]
  return Math.max(0, ...dates.flatMap((date) => isoDayNumber(date) ?? [])) * DAY + 2 * DAY
}

/** [from, to) */
type Stretch = { from: Instant; to: Instant }

/** What is worked in [from, until), in order, the longest stretches there are. */
function worked(calendar: Calendar, from: Instant, until: Instant): Stretch[] {
  const all = offsetStretches(calendar.zone, from, until)
    .flatMap(({ startAt, endAt, offsetMs }) => {
      const first = Math.floor((startAt + offsetMs) / DAY) - 1
      const days = Array.from({ length: Math.floor((endAt + offsetMs) / DAY) - first + 1 }, (_, at) => first + at)
      return days.flatMap((day) =>
        hoursOn(calendar, day)
          .map(spanOf)
          .map((span): Stretch => {
            return {
              from: Math.max(startAt, day * DAY + span.from - offsetMs),
              to: Math.min(endAt, day * DAY + span.to - offsetMs),
            }
          }),
      )
    })
    .filter((one) => one.from < one.to)
    .toArray()
    .toSorted((a, b) => a.from - b.from)
  const joined: Stretch[] = []
  for (const one of all) {
    const last = joined.at(-1)
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to)
    else joined.push(one)
  }
  return joined
}

/** Whether all of `part` lies in `whole`. */
function covers(whole: Stretch[], part: Stretch[]): boolean {
  let at = 0
  return part.every(({ from, to }) => {
    while (at < whole.length && whole[at]!.to < to) at += 1
    const around = whole[at]
    return around !== undefined && around.from <= from
  })
}
