import type { CaseLogEntry } from '../../cases/case.ts'
import { isCounted } from '../../cases/count-own.ts'
import { isOwnRaiseAt } from '../../cases/own-raise.ts'
import { readLog } from '../../cases/read-log.ts'
import type { Instant } from '../../time/instant.ts'
import type { Clock, HeldTerms } from '../clock.ts'
import { courseOf } from '../course.ts'
import type { ClockRoots } from '../derive-clock.ts'
import { reachedAt } from '../due.ts'
import { beginsLate } from '../late-pause.ts'
import { measured } from '../measured.ts'
import { ruleOf } from '../measures/measures.ts'
import { caseRoundOf } from '../turns-of.ts'
import { withoutOwnTerms } from '../without-own-terms.ts'
import type { Counted } from './counted.ts'

/**
 * Undefined for what counts as neither: what runs in time, is void, lifted, let pass, or stopped in time without a confirmation. What was missed counts from its due time on,
 * whether it still runs or is done, so that nobody gains by leaving it open. The due time that places it is the one without the pauses that began within
 * the last tenth of the target: nobody moves a miss into the next period by asking something at the last moment. What began as the side that owes reopened the case
 * counts only where it was missed: nobody makes themselves a case that was kept, in a period that has none; but for what the other side asks in it. Nor by raising a severity,
 * to one by whose promise it is kept. For the same reason nothing counts of a case that the side which owes
 * has opened itself, unless the other side says so.
 */
export function countClock(clock: Clock, log: CaseLogEntry[]): Counted | undefined {
  if (clock.waived || isOwn(clock, log)) return undefined
  const missed = missedAt(clock, log)
  if (missed !== undefined) return { at: missed, met: false }
  if (clock.status !== 'stopped' || isOwnReopening(clock, log) || isByOwnRaise(clock, log)) return undefined
  return { at: clock.stoppedAt, met: true }
}

/** The moment that places a miss in a period, whether it counts there, was let pass or is of a case of the side that owes; undefined where nothing was missed. */
export function missedAt(clock: Clock, log: CaseLogEntry[]): Instant | undefined {
  return clock.breachedAt === undefined ? undefined : placedAt(clock, clock.breachedAt, log)
}

/** Whether the side that owes it has opened the case itself, and the other side has not said that it counts. */
export function isOwn({ obligor }: Clock, log: CaseLogEntry[]): boolean {
  return log[0]?.by === obligor && !isCounted(log)
}

function isOwnReopening(clock: Clock, log: CaseLogEntry[]): boolean {
  if (log.at(-1)?.round === 1) return false
  const { reopenedBy, began } = readLog(log, caseRoundOf(clock, log))
  return reopenedBy === clock.obligor && (began === clock.startedAt || ruleOf(clock.measure).rolls === true)
}

/** Whether it is judged by what is promised only because the side that owes raised the severity itself: without that it would have another promise, or none. One that both sides agreed to change meanwhile is the same. */
export function isByOwnRaise(clock: Clock, log: CaseLogEntry[]): boolean {
  const terms = clock.terms.filter(({ since }) => !isOwnRaiseAt(log, since))
  if (terms.length === clock.terms.length) return false
  if (terms.length === 0) return true
  const { roots, history } = measured({ ...clock, terms }, log)
  return courseOf(roots, history).at(-1)?.held.promised?.objective.id !== clock.objective.id
}

function ownRaises(log: CaseLogEntry[]): Instant[] {
  return log.flatMap(({ ownRaise, at, happenedAt = at }) => (ownRaise ? [happenedAt] : []))
}

/**
 * Nobody moves a miss into an earlier period either, by making more of the case that they owe, or by asking for stricter terms of it: it is due sooner then, and missed by that; but where it would have been missed
 * without, it is placed by when it was due without.
 */
function placedAt(clock: Clock, breachedAt: Instant, log: CaseLogEntry[]): Instant {
  const placed = Math.min(breachedAt, ...dueInTime(clock, log))
  const raises = ownRaises(log)
  const isOwnRaise = ({ why, since }: HeldTerms) => why === 'raised' && raises.includes(since)
  if (!clock.terms.some((held) => held.own || isOwnRaise(held))) return placed
  const { history } = measured(clock, log)
  const terms = withoutOwnTerms(clock.terms.filter((held) => !isOwnRaise(held)))
  const without = Math.min(...dueInTime({ ...clock, terms }, log))
  const end = history.stop?.at ?? history.voidedAt ?? Infinity
  return Number.isFinite(without) && without < end ? Math.max(placed, without) : placed
}

/** When it is due without the pauses that began too late, by each way to reckon it. */
function dueInTime(clock: ClockRoots, log: CaseLogEntry[]): Instant[] {
  const { roots, history } = measured(clock, log)
  const reckonings = courseOf(roots, history).at(-1)?.reckonings ?? []
  return reckonings.flatMap((one) => {
    const inTime = history.pauses.filter((pause) => !beginsLate(one, history.pauses, pause))
    return reachedAt(one, inTime) ?? []
  })
}
