import type { Instant } from '../time/instant.ts'
import type { Case, CaseLogEntry, Severity } from './case.ts'
import { grownLog, roundOf } from './grow-log.ts'

/** Whether clocks followed a severity then to which the side that owes had raised it itself, and which the other side had not set since. */
export function isOwnRaiseAt(log: readonly CaseLogEntry[], then: Instant): boolean {
  return setUntil(log, then).at(-1)?.ownRaise === true
}

/** The severity that clocks would have followed then, had the side that owes raised none itself; undefined where the case was opened with one that it had raised. */
export function severityWithoutOwnRaise(log: readonly CaseLogEntry[], then: Instant): Severity | undefined {
  return setUntil(log, then).findLast(({ ownRaise }) => ownRaise !== true)?.severity
}

/** The case, once its clocks go by the severity before such a raise again: as after one that loosens them, until the other side has confirmed it. */
export function withoutOwnRaise(state: Case, severity: Severity, now: Instant): Case {
  const at = Math.max(state.log.at(-1)?.at ?? now, now)
  const log = grownLog(state, { at, happenedAt: at }, { round: roundOf(state), severity }, {})
  return { ...state, log, version: state.version + 1 }
}

/** What set the severity until then. */
function setUntil(log: readonly CaseLogEntry[], then: Instant): CaseLogEntry[] {
  return log.filter(
    ({ severity, at, happenedAt = at }, index) => happenedAt <= then && severity !== log[index - 1]?.severity,
  )
}
