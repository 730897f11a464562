import type { Instant } from '../time/instant.ts'
import type { CaseLogEntry, Severity } from './case.ts'

/** Whether clocks followed a severity then to which the side that owes had raised it itself, and which the other side had not set since. */
export function isOwnRaiseAt(log: readonly CaseLogEntry[], then: Instant): boolean {
  return setUntil(log, then).at(-1)?.ownRaise === true
}

/** The severity that clocks would have followed then, had the side that owes raised none itself; undefined where the case was opened with one that it had raised. */
export function severityWithoutOwnRaise(log: readonly CaseLogEntry[], then: Instant): Severity | undefined {
  return setUntil(log, then).findLast(({ ownRaise }) => ownRaise !== true)?.severity
}

/** What set the severity until then. */
function setUntil(log: readonly CaseLogEntry[], then: Instant): CaseLogEntry[] {
  return log.filter(
    ({ severity, at, happenedAt = at }, index) => happenedAt <= then && severity !== log[index - 1]?.severity,
  )
}
