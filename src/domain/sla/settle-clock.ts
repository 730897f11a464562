import type { CaseLogEntry } from '../cases/case.ts'
import type { Instant } from '../time/instant.ts'
import { factsBetween } from './clock-facts.ts'
import { noticesBetween } from './clock-notices.ts'
import { timersBetween } from './clock-timers.ts'
import type { Clock, ClockDecision } from './clock.ts'
import { historyOf, percentUsed } from './derive-clock.ts'
import { judge, warningLevels } from './judge-clock.ts'
import type { Level } from './judge-clock.ts'
import type { Settled } from './settled-clock.ts'

/**
 * Derives the clock from the log and compares with what was said so far: what is missing is said, what proved wrong is taken back, and the
 * timers follow. Every event ends here, so that early, late and repeated ones come to the same.
 *
 * A warning is given only while it still helps: the highest level reached, while the clock runs and is not breached.
 */
export function settleClock(
  before: Clock,
  log: CaseLogEntry[],
  now: Instant,
  terms?: Settled['terms'],
): ClockDecision & { ahead: Level[] } {
  // An event may be older than what was judged before; time does not go back for that.
  const latest = Math.max(now, log.at(-1)?.at ?? now, before.breachedAt ?? now)
  const history = historyOf(before, log)
  const verdict = judge(before, history, latest)
  const levels = warningLevels(before, history)
  const ahead = levels.filter(({ at }) => at > latest)

  const moved =
    verdict.status === 'running' &&
    (terms !== undefined || before.status !== 'running' || before.dueAt !== verdict.dueAt)
  const warned = before.warnedPercents.filter((percent) => !(moved && ahead.some((level) => level.percent === percent)))
  const reached = levels.findLast(({ at }) => at <= latest)
  const telling = verdict.status === 'running' && verdict.breachedAt === undefined
  const warning = telling && !warned.some((percent) => percent >= (reached?.percent ?? 0)) ? reached : undefined

  const after: Clock = {
    ...lasting(before),
    ...verdict,
    warnedPercents: warning === undefined ? warned : [...warned, warning.percent],
    version: before.version + 1,
  }
  const usedPercent = percentUsed(after, history, after.status === 'stopped' ? after.stoppedAt : latest)
  const settled: Settled = { before, after, terms, now, moved, ahead, warning, usedPercent }
  const facts = factsBetween(settled, history)
  if (facts.length === 0 && !moved) return { state: before, effects: [], ahead }
  return { state: after, effects: [...timersBetween(settled), ...facts, ...noticesBetween(settled)], ahead }
}

/** What no event changes. */
function lasting(clock: Clock) {
  const { id, caseId, measure, cycle, obligor, objective, agreement, calendar, targetMs, startedAt } = clock
  return { id, caseId, measure, cycle, obligor, objective, agreement, calendar, targetMs, startedAt }
}
