import type { Instant, Ms } from '../time/instant.ts'
import { reachedAt, workedBetween } from './derive-clock.ts'
import type { ClockHistory, ClockTerms } from './derive-clock.ts'

/** Where a clock stands. `breachedAt` is the due time that was missed, which a later pause does not move. */
export type Verdict =
  | { status: 'running'; dueAt: Instant; breachedAt?: Instant }
  | { status: 'paused'; since: Instant; overdueByMs?: Ms; breachedAt?: Instant }
  | { status: 'stopped'; stoppedAt: Instant; dueAt: Instant; met: boolean; breachedAt?: Instant }

/** Met ⇔ stopped at or before the due time. A clock that was not stopped is breached from its due time on. */
export function judge(terms: ClockTerms, history: ClockHistory, now: Instant): Verdict {
  const dueAt = reachedAt(terms, history, 100)
  const { pauses, stoppedAt } = history
  const since = pauses.at(-1)?.to === undefined ? pauses.at(-1)?.from : undefined
  if (dueAt === undefined) return { status: 'paused', since: since ?? now }
  if (since !== undefined) {
    const overdueByMs = workedBetween(terms.calendar, pauses, dueAt, since)
    return { status: 'paused', since, overdueByMs, breachedAt: dueAt }
  }
  if (stoppedAt !== undefined) {
    const met = stoppedAt <= dueAt
    return { status: 'stopped', stoppedAt, dueAt, met, ...(met ? {} : { breachedAt: dueAt }) }
  }
  return { status: 'running', dueAt, ...(dueAt <= now ? { breachedAt: dueAt } : {}) }
}

/** A warning level and the time at which it is, or was, reached. */
export type Level = { percent: number; at: Instant }

/** The warning levels of the terms, lowest first; those that a pause keeps off are left out. */
export function warningLevels(terms: ClockTerms, history: ClockHistory): Level[] {
  const percents = [...new Set(terms.objective.warnAtPercent)].sort((a, b) => a - b)
  return percents.flatMap((percent) => {
    const at = reachedAt(terms, history, percent)
    return at === undefined ? [] : [{ percent, at }]
  })
}
