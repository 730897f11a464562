import type { Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { addWork } from '../time/work.ts'

/** Silent for so many of its working days, a side has confirmed a resolution. */
const TO_CONFIRM = 2
/** So long it may look before its silence counts as waiting on it, should it say then that nothing is solved. */
const TO_LOOK = 1
/** So long a side that was asked may say that nothing is needed from it. */
const TO_OBJECT = 1
/** So long after a confirmed resolution a case may be reopened; later it is another case. */
const TO_REOPEN = 10

export function confirmedBySilenceAt(hours: Calendar, statedAt: Instant): Instant {
  return workingDaysAfter(hours, statedAt, TO_CONFIRM)
}

export function waitsOnConfirmerFrom(hours: Calendar, statedAt: Instant): Instant {
  return workingDaysAfter(hours, statedAt, TO_LOOK)
}

export function mayObjectUntil(hours: Calendar, askedAt: Instant): Instant {
  return workingDaysAfter(hours, askedAt, TO_OBJECT)
}

export function mayReopenUntil(hours: Calendar, resolvedAt: Instant): Instant {
  return workingDaysAfter(hours, resolvedAt, TO_REOPEN)
}

function workingDaysAfter(hours: Calendar, at: Instant, amount: number): Instant {
  return addWork(hours, at, durationMs({ amount, unit: 'working days' }, hours))
}
