import { CalendarError } from './calendar-error.ts'
import type { Calendar } from './calendar.ts'
import { formatDuration } from './duration.ts'
import { DAY } from './instant.ts'
import type { Instant, Ms } from './instant.ts'
import { withinReach } from './within-reach.ts'
import { wallWork } from './wall-work.ts'
import type { WallWork } from './wall-work.ts'
import { offsetStretches } from './zone-offsets.ts'

/*
 * An instant is working time when the clock on the calendar's wall then reads a time inside a period of a day that is no holiday.
 * So an hour skipped in spring is no work, and an hour repeated in autumn counts twice. Between two clock changes the wall clock
 * runs evenly, hence everything here is wall-clock arithmetic on each such stretch. Instants are whole milliseconds.
 */

/** Ten years: a target further off than that is a mistake in the calendar or the target, not a deadline. */
const FURTHEST: Ms = 3_653 * DAY

/** Working time in [a, b); 0 when b is not after a. Throws CalendarError `invalid-calendar`. */
export function work(calendar: Calendar, a: Instant, b: Instant): Ms {
  const total = wallWork(calendar)
  let sum = 0
  for (const { startAt, endAt, offsetMs } of offsetStretches(calendar.zone, a, b)) {
    sum += total(endAt + offsetMs) - total(startAt + offsetMs)
  }
  return sum
}

/**
 * The earliest instant at which `ms` of working time have passed since `start`. Counting begins at the next opening when `start` is
 * outside working time; a result on a closing stays there and does not move to the next opening. `ms` 0 gives `start` itself.
 * A fraction of a millisecond is rounded up. Throws CalendarError `bad-span`, `too-far` (ten years) or `invalid-calendar`.
 */
export function addWork(calendar: Calendar, start: Instant, ms: Ms): Instant {
  if (!(ms >= 0)) throw new CalendarError('bad-span', `Cannot add ${ms} ms of working time.`)
  if (ms === 0) return start
  const total = wallWork(calendar)
  let left = ms
  for (const { startAt, endAt, offsetMs } of offsetStretches(calendar.zone, start, start + FURTHEST)) {
    const before = total(startAt + offsetMs)
    const within = total(endAt + offsetMs) - before
    if (left <= within) return earliestWall(total, before + left, startAt + offsetMs, endAt + offsetMs) - offsetMs
    left -= within
  }
  throw new CalendarError(
    'too-far',
    `The hours “${calendar.name}” leave too little time for that: less than ${formatDuration(ms)} of work in ten years.`,
  )
}

/** As addWork, but for hours that do not come to it: then it is the furthest that is looked ahead, ten years after `start`. */
export function addWorkAtMost(calendar: Calendar, start: Instant, ms: Ms): Instant {
  const found = withinReach(() => addWork(calendar, start, ms))
  return typeof found === 'number' ? found : start + FURTHEST
}

/** Whether somebody on this calendar is at work at that instant: at an opening yes, at a closing no. */
export function isWorking(calendar: Calendar, at: Instant): boolean {
  return work(calendar, at, at + 1) > 0
}

/** `at` itself when it is working time, else the next opening. Throws CalendarError `too-far` or `invalid-calendar`. */
export function nextOpening(calendar: Calendar, at: Instant): Instant {
  return addWork(calendar, at, 1) - 1
}

/** The earliest wall time after `low`, up to `high`, at which the running total has reached `target`. */
function earliestWall(total: WallWork, target: Ms, low: Ms, high: Ms): Ms {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (total(middle) >= target) high = middle
    else low = middle
  }
  return high
}
