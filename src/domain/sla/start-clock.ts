import type { CaseLogEntry } from '../cases/case.ts'
import type { AgreementRef } from '../terms/agreement-ref.ts'
import { hoursOf } from '../terms/hours-of.ts'
import type { Terms } from '../terms/terms.ts'
import { ALWAYS } from '../time/calendar.ts'
import type { Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import type { Clock, ClockDecision, Given, Promised } from './clock.ts'
import type { Objective } from './policy.ts'
import { settleClock } from './settle-clock.ts'

/** What starts a clock. `startedAt`: the opening, the reopening, or when something was first promised. */
export type ClockStart = Pick<
  Clock,
  | 'id'
  | 'subjectKind'
  | 'subjectId'
  | 'partnerId'
  | 'round'
  | 'obligor'
  | 'startedAt'
  | 'usedBeforeMs'
  | 'until'
  | 'late'
> &
  Given

/** A clock of version 1, with whatever has come of it since `startedAt` when it starts late. */
export function startClock(
  { promised, otherwise, later = [], ...start }: ClockStart,
  log: CaseLogEntry[],
  now: Instant,
): ClockDecision {
  const { startedAt } = start
  const fresh: Clock = {
    ...start,
    ...promised,
    measure: promised.objective.measure,
    terms: [{ since: startedAt, why: 'started', promised, ...(otherwise && { own: true, otherwise }) }, ...later],
    status: 'running',
    dueAt: startedAt,
    warnedPercents: [],
    version: 0,
  }
  const { state, effects } = settleClock(fresh, log, now, 'new')
  return { state, effects }
}

/** A promise of this agreement, with the hours that it counts in. */
export function promisedBy({ agreement, terms }: Agreed, objective: Objective): Promised {
  return { agreement, ...measured(objective, hoursOf(terms, objective)) }
}

/** What was agreed with a partner, and in which version. */
export type Agreed = { agreement: AgreementRef; terms: Terms }

/** An objective with the hours that it counts in, and its target in them. */
export function measured(objective: Objective, hours: Calendar): Omit<Promised, 'agreement'> {
  const calendar = objective.hours === 'always' ? ALWAYS : hours
  return { objective, calendar, targetMs: durationMs(objective.target, calendar) }
}
