import type { Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { addWorkAtMost, work } from '../time/work.ts'
import { dueOf, type OpenStanding } from './corrective-action.ts'

/** Within so much of its side's working time it is to be accepted; overdue by so much, it is escalated. */
const TO_ACCEPT = { amount: 2, unit: 'working days' } as const
const PATIENCE = { amount: 3, unit: 'working days' } as const

/** What a form proposes, counted from now. */
export const USUAL_TIME = { amount: 10, unit: 'working days' } as const

export function acceptBy(hours: Calendar, from: Instant): Instant {
  return addWorkAtMost(hours, from, durationMs(TO_ACCEPT, hours))
}

/** How often that long has passed since it was due: who is called then is the next each time. */
export function timesOverdue(hours: Calendar, standing: OpenStanding, now: Instant): number {
  return Math.floor(work(hours, dueOf(standing), now) / durationMs(PATIENCE, hours))
}

/** When it has been overdue for long. What is asked or open anew with its time over has that long from now. */
export function escalatesAt(hours: Calendar, standing: OpenStanding, now: Instant): Instant {
  return addWorkAtMost(hours, Math.max(dueOf(standing), now), durationMs(PATIENCE, hours))
}
