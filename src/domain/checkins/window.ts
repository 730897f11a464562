import type { Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'
import type { Duration } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { addWork } from '../time/work.ts'

/**
 * When a run opened at `openedAt` reminds and closes. Working days are counted in the calendar, other units on the wall clock.
 * A reminder that would not come before the closing comes halfway instead.
 */
export function runWindow(
  plan: { window: Duration; remindAfter: Duration },
  calendar: Calendar,
  openedAt: Instant,
): { remindAt: Instant; closesAt: Instant } {
  const closesAt = countedFrom(openedAt, plan.window, calendar)
  const remindAt = countedFrom(openedAt, plan.remindAfter, calendar)
  return { remindAt: remindAt < closesAt ? remindAt : halfway(plan.window, calendar, openedAt), closesAt }
}

/** The end of a span of a health check, in working days of the calendar or by the clock. */
export function countedFrom(openedAt: Instant, span: Duration, calendar: Calendar): Instant {
  return count(span, calendar, openedAt, durationMs(span, calendar))
}

function halfway(window: Duration, calendar: Calendar, openedAt: Instant): Instant {
  return count(window, calendar, openedAt, Math.floor(durationMs(window, calendar) / 2))
}

function count(span: Duration, calendar: Calendar, openedAt: Instant, ms: number): Instant {
  return span.unit === 'working days' ? addWork(calendar, openedAt, ms) : openedAt + ms
}
