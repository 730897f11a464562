import type { CaseLogEntry } from '../cases/case.ts'
import type { Calendar } from '../time/calendar.ts'
import type { AgreementRef } from '../terms/agreement.ts'
import type { Instant } from '../time/instant.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import type { Clock, ClockDecision } from './clock.ts'
import type { Objective } from './policy.ts'
import { settleClock } from './settle-clock.ts'
import { measured } from './start-clock.ts'

/** The terms to go on under; `calendar` is the hours that the objective counts in. */
export type NewTerms = { agreement: AgreementRef; objective: Objective; calendar: Calendar }

/**
 * Puts a clock in flight under other terms, as if they had held from its start: a due time that has passed by them is breached then, once;
 * warnings whose time is now to come are armed again, and a breach that is not due by them is withdrawn. A stopped clock keeps its terms; the same terms again change nothing.
 * Throws RangeError when the objective is of another measure.
 */
export function changeTerms(clock: Clock, terms: NewTerms, log: CaseLogEntry[], now: Instant): ClockDecision {
  const { agreement, objective, calendar } = terms
  if (objective.measure !== clock.measure) {
    throw new RangeError(`A clock of "${clock.measure}" cannot take an objective of "${objective.measure}".`)
  }
  const next: Clock = { ...clock, agreement, ...measured(objective, calendar) }
  if (clock.status === 'stopped' || (clock.status !== 'lifted' && isSame(clock, next)))
    return { state: clock, effects: [] }
  const { state, effects } = settleClock(next, log, now, 'changed')
  return { state, effects }
}

function isSame(a: Clock, b: Clock): boolean {
  const terms = ({ agreement, objective, calendar }: Clock) => canonicalJson([agreement, objective, calendar])
  return terms(a) === terms(b)
}
