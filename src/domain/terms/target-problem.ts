import { ALWAYS, type Calendar } from '../time/calendar.ts'
import { type Duration, durationMs, formatDuration, formatTarget } from '../time/duration.ts'
import { DAY, HOUR, type Instant, type Ms } from '../time/instant.ts'
import { work } from '../time/work.ts'

/** Two years, a leap day among them. */
const FURTHEST_TARGET: Ms = 731 * DAY

/**
 * Why a target or wait cannot be promised in these hours, as a sentence that begins with it; undefined when it can. `always`: day and night.
 * `from`: when the terms begin to hold. The calendar is sound.
 */
export function targetProblem(target: Duration, hours: Calendar | 'always', from: Instant): string | undefined {
  if (hours !== 'always') return cannotBeReached(hours, target, from)
  if (target.unit === 'working days') {
    const around = `${target.amount * 24}h`
    return `${formatTarget(target)} cannot be counted day and night, where no day is longer than another: write ${around} for that time around the clock, or count it in working hours.`
  }
  return wallProblem(target)
}

/** Why a wait by the clock cannot be promised; undefined when it can. */
export function wallProblem(span: Duration): string | undefined {
  if (durationMs(span, ALWAYS) <= FURTHEST_TARGET) return undefined
  return `${formatTarget(span)} is over two years, the most that can be promised: give a shorter time.`
}

/** Why the calendar does not come to the target within two years of `from`; undefined when it does. */
export function cannotBeReached(calendar: Calendar, target: Duration, from: Instant): string | undefined {
  const within = work(calendar, from, from + FURTHEST_TARGET)
  if (within >= durationMs(target, calendar)) return undefined
  return `${formatTarget(target)} cannot be reached: the working hours come to ${inWords(within)} in two years. Give a shorter time, or more working hours.`
}

function inWords(ms: Ms): string {
  return ms < HOUR ? formatDuration(ms) : `${Math.floor(ms / HOUR)} h`
}
