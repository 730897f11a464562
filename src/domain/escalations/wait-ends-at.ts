import type { Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { addWorkAtMost } from '../time/work.ts'
import type { LadderStep } from './policy.ts'

/** When a step told at `toldAt` has waited long enough. A wait in working days counts working hours whatever `waitIn` says. */
export function waitEndsAt({ wait, waitIn }: LadderStep, calendar: Calendar, toldAt: Instant): Instant {
  const ms = durationMs(wait, calendar)
  return waitIn === 'working' || wait.unit === 'working days' ? addWorkAtMost(calendar, toldAt, ms) : toldAt + ms
}
