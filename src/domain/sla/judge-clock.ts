import type { Instant, Ms } from '../time/instant.ts'
import type { HeldTerms, Promised } from './clock.ts'
import { courseOf } from './course.ts'
import type { ClockHistory, ClockRoots } from './derive-clock.ts'
import { earliestDue, type Pause, pausingIn, type Reckoning, workedBetween } from './due.ts'
import type { Ruling } from './used-time.ts'

/** Where a clock stands. `breachedAt` is the due time that was missed, which a later pause does not move. */
export type Standing = { breachedAt?: Instant } & (
  | { status: 'running'; dueAt: Instant }
  | { status: 'paused'; since: Instant; overdueByMs?: Ms }
  | { status: 'unconfirmed'; stoppedAt: Instant; dueAt: Instant }
  | { status: 'stopped'; stoppedAt: Instant; dueAt: Instant; met: boolean; workedMs: Ms }
  | { status: 'lifted'; liftedAt: Instant }
  | { status: 'void'; voidedAt: Instant }
)

/** `ruling` is absent while nothing is promised. */
export type Verdict = { standing: Standing; held: HeldTerms; ruling?: Ruling }

/** Met ⇔ stopped at or before the due time. A clock that was not stopped is breached once its due time has passed. */
export function judge(roots: ClockRoots, history: ClockHistory, now: Instant): Verdict {
  const last = courseOf(roots, history).at(-1)
  if (last === undefined) throw new RangeError('A clock without terms measures nothing.')
  const { reckonings, held } = last
  const reckoning = leading(reckonings, history.pauses, now)
  if (reckoning === undefined || held.promised === undefined) {
    return { standing: { status: 'lifted', liftedAt: held.since }, held }
  }
  const dueAt = earliestDue(reckonings, history.pauses)
  const ruling: Ruling = { reckoning, inForce: held.promised, ...(dueAt !== undefined && { dueAt }) }
  return { standing: ended(roots, ruling, history) ?? going(ruling, history, now), held, ruling }
}

/** The reckoning that the due time comes of; while all are paused, the one that would be due first if the wait ended now. */
function leading(reckonings: Reckoning[], pauses: Pause[], now: Instant): Reckoning | undefined {
  const first = (until: Pause[]) => {
    const dues = reckonings.flatMap((one) => {
      const due = earliestDue([one], until)
      return due === undefined ? [] : [{ one, due }]
    })
    return dues.toSorted((a, b) => a.due - b.due)[0]?.one
  }
  return first(pauses) ?? first(pauses.map(({ from, to = Math.max(from, now) }) => ({ from, to })))
}

function ended({ startedAt }: ClockRoots, { inForce, dueAt }: Ruling, history: ClockHistory): Standing | undefined {
  const { stop, voidedAt, pauses } = history
  const stoppedAt = stop?.at ?? voidedAt
  if (stoppedAt === undefined || dueAt === undefined) return undefined
  const met = stoppedAt <= dueAt
  if (voidedAt !== undefined && met) return { status: 'void', voidedAt }
  const common = { stoppedAt, dueAt, ...(met ? {} : { breachedAt: dueAt }) }
  if (stop?.confirmed === false) return { status: 'unconfirmed', ...common }
  const workedMs = workedIn(inForce, pauses, startedAt, stoppedAt)
  return { status: 'stopped', met, workedMs, ...common }
}

/** Whether a wait pauses what goes on is for the terms in force to say, also where those before them gave the due time. */
function going({ reckoning, inForce, dueAt }: Ruling, { pauses }: ClockHistory, now: Instant): Standing {
  const last = pausingIn(inForce, pauses).at(-1)
  const since = last && last.to === undefined ? last.from : undefined
  if (dueAt === undefined) return { status: 'paused', since: since ?? now }
  const breached = dueAt < now
  if (since !== undefined && breached) {
    const { calendar } = reckoning.promised
    const overdueByMs = workedBetween(calendar, pausingIn(inForce, pauses), dueAt, since)
    return { status: 'paused', since, overdueByMs, breachedAt: dueAt }
  }
  return { status: 'running', dueAt, ...(breached && { breachedAt: dueAt }) }
}

function workedIn(promised: Promised, pauses: Pause[], from: Instant, until: Instant): Ms {
  return workedBetween(promised.calendar, pausingIn(promised, pauses), from, until)
}
