import type { CaseLogEntry } from '../cases/case.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import type { Instant } from '../time/instant.ts'
import { factsBetween } from './clock-facts.ts'
import { noticesBetween } from './clock-notices.ts'
import { timersBetween } from './clock-timers.ts'
import type { Clock, ClockDecision } from './clock.ts'
import { countClock } from './figures/count-clock.ts'
import { judge, type Standing, type Verdict } from './judge-clock.ts'
import { type LevelAt, levelsOf, sentLevel } from './levels.ts'
import { measured } from './measured.ts'
import type { Settled } from './settled-clock.ts'
import { percentUsed } from './used-time.ts'

/**
 * Derives the clock from the log and compares with what was said so far: what is missing is said, what proved wrong is taken back, and the
 * timers follow. Every event ends here, so that early, late and repeated ones come to the same.
 *
 * A warning is given only while it still helps: the highest level reached, while the clock runs and is not due yet. What is reached after the due time counts
 * while what was due is still owed.
 */
export function settleClock(
  before: Clock,
  log: CaseLogEntry[],
  now: Instant,
  cause?: Settled['cause'],
): ClockDecision & { ahead: LevelAt[] } {
  // An event may be older than what was judged before; time does not go back for that.
  const judged = before.breachedAt === undefined ? now : before.breachedAt + 1
  const latest = Math.max(now, log.at(-1)?.at ?? now, judged)
  const { roots, history } = measured(before, log)
  const verdict = judge(roots, history, latest)
  const { standing, ruling } = verdict
  const levels = levelsOf(ruling, history)
  const ahead = levels.filter(({ at }) => at > latest)

  const moved =
    standing.status === 'running' &&
    (cause !== undefined || before.status !== 'running' || before.dueAt !== standing.dueAt)
  const warned = before.warnedPercents.filter(
    (percent) =>
      !(moved && ahead.some((level) => level.percent === percent)) &&
      (percent < 100 || standing.breachedAt !== undefined),
  )
  const reached = levels.findLast(({ level, at }) => level.when === 'before' && at <= latest)
  const isToldOf = (percent: number) => warned.some((one) => one < 100 && one >= percent)
  const telling = standing.status === 'running' && standing.dueAt > latest
  const warning = telling && reached && !isToldOf(reached.percent) ? reached : undefined
  const sent = sentLevel(ruling)?.percent
  const late = isCalledFor(before, standing)
    ? levels.filter(({ level, at, percent }) => level.when === 'after' && at <= latest && !warned.includes(percent))
    : []

  const after: Clock = {
    ...derived(before, verdict, log),
    warnedPercents: [...warned, ...(warning ? [warning.percent] : []), ...late.map(({ percent }) => percent)],
    version: before.version + 1,
  }
  const usedPercent = ruling ? percentUsed(ruling, history.pauses, endOf(standing) ?? latest) : 0
  const isSent = warning !== undefined && sent !== undefined && warning.percent >= sent && !isToldOf(sent)
  const settled: Settled = { before, after, history, cause, now, moved, ahead, warning, isSent, late, usedPercent }
  const facts = factsBetween(settled)
  if (facts.length === 0 && !moved && isSameStanding(before, after)) return { state: before, effects: [], ahead }
  return { state: after, effects: [...timersBetween(settled), ...facts, ...noticesBetween(settled)], ahead }
}

/** Whether the ladder still calls for what was due. */
function isCalledFor({ waived }: Clock, { status, breachedAt }: Standing): boolean {
  return (status === 'running' || status === 'paused') && breachedAt !== undefined && waived === undefined
}

/** Told apart by what an event can change; the terms change nothing without it. */
function isSameStanding(before: Clock, after: Clock): boolean {
  return standingOf(before) === standingOf(after)
}

function standingOf(clock: Clock): string {
  return canonicalJson({ ...clock, terms: [], calendar: {}, objective: {}, version: 0 })
}

/** The clock as its log and its terms have it: nothing else is in its state but what was said and let pass. */
export function replayClock(clock: Clock, log: CaseLogEntry[], now: Instant): Clock {
  const { roots, history } = measured(clock, log)
  return derived(clock, judge(roots, history, now), log)
}

function derived(clock: Clock, { standing, held }: Verdict, log: CaseLogEntry[]): Clock {
  const { id, subjectKind, subjectId, partnerId, round, measure, obligor, terms, startedAt, usedBeforeMs } = clock
  const { agreement, objective, calendar, targetMs } = held.promised ?? clock
  const state: Clock = {
    ...{ id, subjectKind, subjectId, partnerId, round, measure, obligor, terms, startedAt, usedBeforeMs },
    ...{ agreement, objective, calendar, targetMs },
    ...standing,
    warnedPercents: clock.warnedPercents,
    ...(clock.until !== undefined && { until: clock.until }),
    ...(clock.late && { late: clock.late }),
    ...(clock.waived && { waived: clock.waived }),
    version: clock.version,
  }
  const counts = countClock(state, log)
  return { ...state, ...(counts && { counts }) }
}

function endOf(standing: Standing): Instant | undefined {
  return 'stoppedAt' in standing ? standing.stoppedAt : undefined
}
