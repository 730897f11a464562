import type { Instant, Ms } from '../time/instant.ts'
import type { HeldTerms } from './clock.ts'
import { courseOf } from './course.ts'
import type { ClockHistory, ClockRoots } from './derive-clock.ts'
import { earliestDue, type Pause, pausing, reachedAt, type Reckoning, usedMs, workedBetween } from './due.ts'

/** Where a clock stands. `breachedAt` is the due time that was missed, which a later pause does not move. */
export type Standing = { breachedAt?: Instant } & (
  | { status: 'running'; dueAt: Instant }
  | { status: 'paused'; since: Instant; overdueByMs?: Ms }
  | { status: 'unconfirmed'; stoppedAt: Instant; dueAt: Instant }
  | { status: 'stopped'; stoppedAt: Instant; dueAt: Instant; met: boolean; workedMs: Ms }
  | { status: 'lifted'; liftedAt: Instant }
  | { status: 'void'; voidedAt: Instant }
)

/** `reckoning`: the one that the due time comes of; absent while nothing is promised. */
export type Verdict = { standing: Standing; held: HeldTerms; reckoning?: Reckoning }

/** Met ⇔ stopped at or before the due time. A clock that was not stopped is breached once its due time has passed. */
export function judge(roots: ClockRoots, history: ClockHistory, now: Instant): Verdict {
  const last = courseOf(roots, history).at(-1)
  if (last === undefined) throw new RangeError('A clock without terms measures nothing.')
  const { reckonings, held } = last
  const reckoning = leading(reckonings, history.pauses, now)
  if (reckoning === undefined) return { standing: { status: 'lifted', liftedAt: held.since }, held }
  const dueAt = earliestDue(reckonings, history.pauses)
  const standing = ended(roots, reckoning, history, dueAt) ?? going(reckoning, history, dueAt, now)
  return { standing, held, reckoning }
}

/** The reckoning with the earliest due time, as if a wait that lasts ended now. */
function leading(reckonings: Reckoning[], pauses: Pause[], now: Instant): Reckoning | undefined {
  const ending = pauses.map(({ from, to = Math.max(from, now) }) => ({ from, to }))
  const dues = reckonings.map((one) => ({ one, due: earliestDue([one], ending) ?? Infinity }))
  return dues.toSorted((a, b) => a.due - b.due)[0]?.one
}

function ended(
  { startedAt }: ClockRoots,
  reckoning: Reckoning,
  history: ClockHistory,
  dueAt: Instant | undefined,
): Standing | undefined {
  const { stop, voidedAt } = history
  const stoppedAt = stop?.at ?? voidedAt
  if (stoppedAt === undefined || dueAt === undefined) return undefined
  const met = stoppedAt <= dueAt
  if (voidedAt !== undefined && met) return { status: 'void', voidedAt }
  const common = { stoppedAt, dueAt, ...(met ? {} : { breachedAt: dueAt }) }
  if (stop?.confirmed === false) return { status: 'unconfirmed', ...common }
  const workedMs = usedMs({ ...reckoning, from: startedAt }, history.pauses, stoppedAt)
  return { status: 'stopped', met, workedMs, ...common }
}

function going(reckoning: Reckoning, { pauses }: ClockHistory, dueAt: Instant | undefined, now: Instant): Standing {
  const last = pausing(reckoning, pauses).at(-1)
  const since = last && last.to === undefined ? last.from : undefined
  if (dueAt === undefined) return { status: 'paused', since: since ?? now }
  const breached = dueAt < now
  if (since !== undefined && breached) {
    const overdueByMs = workedBetween(reckoning.promised.calendar, pauses, dueAt, since)
    return { status: 'paused', since, overdueByMs, breachedAt: dueAt }
  }
  return { status: 'running', dueAt, ...(breached && { breachedAt: dueAt }) }
}

/** A warning level and the time at which it is, or was, reached. */
export type Level = { percent: number; at: Instant }

/** The warning levels of the terms, lowest first; those that a pause keeps off are left out. */
export function warningLevels(reckoning: Reckoning | undefined, { pauses }: ClockHistory): Level[] {
  if (!reckoning) return []
  const percents = [...new Set(reckoning.promised.objective.warnAtPercent)].sort((a, b) => a - b)
  return percents.flatMap((percent) => {
    const at = reachedAt({ ...reckoning, notBefore: -Infinity }, pauses, percent / 100)
    return at === undefined ? [] : [{ percent, at }]
  })
}

/** How much of what a reckoning needs was used by `until`, in whole percent, rounded down. */
export function percentUsed(reckoning: Reckoning, { pauses }: ClockHistory, until: Instant): number {
  return Math.floor((usedMs(reckoning, pauses, until) / reckoning.neededMs) * 100)
}
