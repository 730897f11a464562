import type { Severity } from '../cases/case.ts'
import { durationMs } from '../time/duration.ts'
import { HOUR, type Instant } from '../time/instant.ts'
import { addWorkAtMost } from '../time/work.ts'
import { type Ladder, urgencyOf } from './ladder.ts'

const ONE_DAY = { amount: 1, unit: 'working days' } as const

/** When somebody who takes an escalation, and says no time, is asked how it stands: two hours for a page, half a working day for severity 2, else a working day. */
export function usualBackBy(ladder: Ladder, severity: Severity | undefined, now: Instant): Instant {
  if (urgencyOf(ladder) === 'page') return now + 2 * HOUR
  const day = durationMs(ONE_DAY, ladder.calendar)
  return addWorkAtMost(ladder.calendar, now, severity === 2 ? day / 2 : day)
}
