import type { CaseLogEntry } from '../cases/case.ts'
import { ALWAYS } from '../time/calendar.ts'
import type { Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import type { Clock, ClockDecision } from './clock.ts'
import type { Objective } from './policy.ts'
import { settleClock } from './settle-clock.ts'

/** What starts a clock. `startedAt` is when its cycle began in the log: the opening, or for a further cycle the reopening. */
export type ClockStart = Pick<
  Clock,
  'id' | 'caseId' | 'cycle' | 'obligor' | 'objective' | 'agreement' | 'startedAt'
> & {
  /** The hours that the objective counts in. */
  calendar: Calendar
}

/** A clock of version 1, with whatever has come of it since `startedAt` when it starts late. */
export function startClock(start: ClockStart, log: CaseLogEntry[], now: Instant): ClockDecision {
  const { id, caseId, cycle, obligor, agreement, startedAt } = start
  const fresh: Clock = {
    ...{ id, caseId, cycle, obligor, agreement, startedAt },
    ...measured(start.objective, start.calendar),
    measure: start.objective.measure,
    status: 'running',
    dueAt: startedAt,
    warnedPercents: [],
    version: 0,
  }
  const { state, effects } = settleClock(fresh, log, now, 'new')
  return { state, effects }
}

/** An objective with the hours that it counts in, and its target in them. */
export function measured(objective: Objective, hours: Calendar) {
  const calendar = objective.hours === 'always' ? ALWAYS : hours
  return { objective, calendar, targetMs: durationMs(objective.target, calendar) }
}
