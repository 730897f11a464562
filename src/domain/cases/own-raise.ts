import type { Instant } from '../time/instant.ts'
import type { CaseLogEntry } from './case.ts'

/** Whether clocks followed a severity then to which the side that owes had raised it itself, and which the other side had not set since. */
export function isOwnRaiseAt(log: readonly CaseLogEntry[], then: Instant): boolean {
  const set = log.filter(
    ({ severity, at, happenedAt = at }, index) => happenedAt <= then && severity !== log[index - 1]?.severity,
  )
  return set.at(-1)?.ownRaise === true
}
