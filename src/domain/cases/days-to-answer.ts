import type { Calendar } from '../time/calendar.ts'
import { type Duration, durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { addWork, work } from '../time/work.ts'

/** Silent for so many of its working days, a side has confirmed a resolution. */
const TO_CONFIRM = 2
/** So long it may look before its silence counts as waiting on it, should it say then that nothing is solved. */
const TO_LOOK = 1
/** So long a side that was asked may say that nothing is needed from it. */
const TO_OBJECT = 1
/** So long after a confirmed resolution a case may be reopened; later it is another case. */
const TO_REOPEN = 10

/** What a side's hours have to come to in any case. */
export const LONGEST_TO_ANSWER: Duration = { amount: TO_REOPEN, unit: 'working days' }

export function confirmedBySilenceAt(hours: Calendar, statedAt: Instant): Instant {
  return workingDaysAfter(hours, statedAt, TO_CONFIRM)
}

export function waitsOnConfirmerFrom(hours: Calendar, statedAt: Instant): Instant {
  return workingDaysAfter(hours, statedAt, TO_LOOK)
}

/** `resolved`: stretches in which a resolution or an end stood that was struck, in order. Nobody can object meanwhile, so the day stands still. */
export function mayObjectUntil(hours: Calendar, askedAt: Instant, resolved: { from: Instant; at: Instant }[]): Instant {
  let ms = durationMs({ amount: TO_OBJECT, unit: 'working days' }, hours)
  for (const { from, at } of resolved) {
    if (addWork(hours, askedAt, ms) <= from) break
    ms += work(hours, from, at)
  }
  return addWork(hours, askedAt, ms)
}

export function mayReopenUntil(hours: Calendar, resolvedAt: Instant): Instant {
  return workingDaysAfter(hours, resolvedAt, TO_REOPEN)
}

function workingDaysAfter(hours: Calendar, at: Instant, amount: number): Instant {
  return addWork(hours, at, durationMs({ amount, unit: 'working days' }, hours))
}
