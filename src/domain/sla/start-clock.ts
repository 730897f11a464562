import type { CaseLogEntry } from '../cases/case.ts'
import { ALWAYS } from '../time/calendar.ts'
import type { Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import type { Clock, ClockDecision, Promised } from './clock.ts'
import type { Objective } from './policy.ts'
import { settleClock } from './settle-clock.ts'

/** What starts a clock. `startedAt`: the opening, the reopening, or when something was first promised. */
export type ClockStart = Pick<
  Clock,
  'id' | 'subjectKind' | 'subjectId' | 'partnerId' | 'round' | 'obligor' | 'startedAt' | 'usedBeforeMs'
> & { promised: Promised }

/** A clock of version 1, with whatever has come of it since `startedAt` when it starts late. */
export function startClock({ promised, ...start }: ClockStart, log: CaseLogEntry[], now: Instant): ClockDecision {
  const { startedAt } = start
  const fresh: Clock = {
    ...start,
    ...promised,
    measure: promised.objective.measure,
    terms: [{ since: startedAt, why: 'started', promised }],
    status: 'running',
    dueAt: startedAt,
    warnedPercents: [],
    version: 0,
  }
  const { state, effects } = settleClock(fresh, log, now, 'new')
  return { state, effects }
}

/** An objective with the hours that it counts and its target in them. `calendar` is the partner's. */
export function promisedBy(objective: Objective, policyVersion: number, partnerCalendar: Calendar): Promised {
  const calendar = objective.hours === 'always' ? ALWAYS : partnerCalendar
  return { objective, policyVersion, calendar, targetMs: durationMs(objective.target, calendar) }
}
