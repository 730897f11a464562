import type { Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { addWork } from '../time/work.ts'
import { type CaseMark, isOfTwo } from './case-mark.ts'

/** So long the other side may object, in its working days. */
const TO_OBJECT = { amount: 2, unit: 'working days' } as const

/** Until when whoever may object from now on can. */
export function objectedBy(calendar: Calendar, now: Instant): Instant {
  return addWork(calendar, now, durationMs(TO_OBJECT, calendar))
}

/** Whether it waits for nothing but that somebody of the other side is named, who could object. */
export function isUnheard({ said, ...standing }: CaseMark): boolean {
  const isHeldBySilence = said.what === 'left-out' || isOfTwo(said)
  return isHeldBySilence && standing.status === 'asked' && standing.closed === undefined
}

/** The same from when nobody of the other side is named any more: no silence lets it hold. Undefined where it can be objected to no more, or never could. */
export function unheardFrom(mark: CaseMark, now: Instant): CaseMark | undefined {
  if (mark.status !== 'said' || mark.until === undefined || mark.until <= now) return undefined
  const { until: _, closedTo: __, ...rest } = mark
  return { ...rest, status: 'asked', version: mark.version + 1 }
}

/** The same from when somebody of the other side is named again, who has the whole time to object; `calendar`: theirs. Undefined where it did not wait for that. */
export function heardFrom(mark: CaseMark, now: Instant, calendar: Calendar): CaseMark | undefined {
  if (!isUnheard(mark) || mark.status !== 'asked') return undefined
  return { ...mark, status: 'said', until: objectedBy(calendar, now), version: mark.version + 1 }
}
