import { sayOverdueBy } from '../terms/level.ts'
import { formatTarget } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { whyWithdrawn } from './clock-notices.ts'
import type { Clock, ClockEffect, ClockFact } from './clock.ts'
import type { LevelAt } from './levels.ts'
import { isOfNothing, OF_NOTHING } from './measured.ts'
import type { Settled } from './settled-clock.ts'

/** What the timeline keeps, each at its true time however late it is known. `data` always names measure, round and percent. */
export function factsBetween(settled: Settled): ClockEffect[] {
  const { before, after, cause, now, warning, late, usedPercent } = settled
  const effects: ClockEffect[] = []
  const record = (kind: ClockFact['kind'], at: Instant, more: ClockFact['data'] = {}) => {
    const { measure, round } = after
    const data = { measure, round, percent: usedPercent, ...dueOf(settled), ...more }
    effects.push({ effect: 'record fact', fact: { at, kind, data } })
  }

  const target = formatTarget(after.objective.target)
  if (cause === 'new') record('SlaClockStarted', after.startedAt, { target })
  if (cause === 'changed') recordTerms(settled, record)
  const resumed = resumption(settled)
  if (resumed) record(resumed.kind, resumed.at, resumed.more)
  if (before.breachedAt !== undefined && after.breachedAt === undefined) {
    record('SlaBreachWithdrawn', now, { why: whyWithdrawn(settled) })
  }
  if (warning !== undefined) record('SlaWarned', warning.at, { percent: usedBy(warning) })
  if (after.breachedAt !== undefined && before.breachedAt !== after.breachedAt) {
    record('SlaBreached', after.breachedAt, { percent: 100, dueAt: after.breachedAt })
  }
  for (const { level, at } of late) record('SlaOverdue', at, { by: sayOverdueBy(level.off) })
  if (after.status === 'paused' && (before.status !== 'paused' || before.since !== after.since)) {
    record('SlaClockPaused', after.since)
  }
  if (after.status !== before.status || cause === 'new' || isStoppedAnew(settled)) {
    if (after.status === 'unconfirmed') record('SlaClockStands', after.stoppedAt)
    if (after.status === 'stopped') record(after.met ? 'SlaMet' : 'SlaMissed', after.stoppedAt)
    if (after.status === 'void') record('SlaVoided', after.voidedAt, isOfNothing(after) ? { with: OF_NOTHING } : {})
    if (after.status === 'lifted') record('SlaTermsLifted', after.liftedAt)
  }
  return effects
}

/** As the terms say it, where they say it in per cent. */
function usedBy({ level, percent, usedPercent }: LevelAt): number {
  return 'percent' in level.off ? percent : usedPercent
}

/** What held until now is named too, so that the timeline tells the change by itself. */
function recordTerms(
  { before, after, now }: Settled,
  record: (kind: ClockFact['kind'], at: Instant, more?: ClockFact['data']) => void,
): void {
  if (after.status === 'lifted') return
  const [from, target] = [formatTarget(before.objective.target), formatTarget(after.objective.target)]
  record('SlaTermsChanged', now, { from, target, version: after.agreement.version })
}

type Resumption = { kind: 'SlaClockResumed' | 'SlaPauseStruck'; at: Instant; more?: ClockFact['data'] }

/** A clock that was paused, or stood for a resolution or an end that is struck, goes on. */
function resumption({ before, after, history, now }: Settled): Resumption | undefined {
  const goesOn = after.status === 'running' || after.status === 'paused'
  if (before.status === 'paused' && !(after.status === 'paused' && after.since === before.since)) {
    const { since } = before
    const struck = history.struck.find(({ what, from }) => what === 'wait' && from === since)
    if (struck) return { kind: 'SlaPauseStruck', at: struck.at, more: { since } }
    return goesOn
      ? { kind: 'SlaClockResumed', at: history.pauses.find(({ from }) => from === since)?.to ?? now }
      : undefined
  }
  if (goesOn && isHalted(before)) {
    const struck = history.struck.findLast(({ from }) => from === haltedAt(before))
    return { kind: 'SlaClockResumed', at: struck?.at ?? now }
  }
  return undefined
}

/** Word of what stopped it, or of how long it was paused, came late. */
function isStoppedAnew({ before, after }: Settled): boolean {
  if (before.status !== 'stopped' || after.status !== 'stopped') return false
  return before.stoppedAt !== after.stoppedAt || before.met !== after.met
}

function isHalted({ status }: Clock): boolean {
  return status === 'unconfirmed' || status === 'stopped' || status === 'void'
}

function haltedAt(clock: Clock): Instant | undefined {
  return clock.status === 'void' ? clock.voidedAt : 'stoppedAt' in clock ? clock.stoppedAt : undefined
}

function dueOf({ after }: Settled): { dueAt?: Instant } | Record<string, never> {
  return 'dueAt' in after ? { dueAt: after.dueAt } : {}
}
