import { formatTarget } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { whyWithdrawn } from './clock-notices.ts'
import type { ClockEffect, ClockFact } from './clock.ts'
import type { ClockHistory } from './derive-clock.ts'
import type { Settled } from './settled-clock.ts'

/** What the timeline keeps, each at its true time however late it is known. `data` always names measure, cycle and percent. */
export function factsBetween(settled: Settled, history: ClockHistory): ClockEffect[] {
  const { before, after, terms, now, warning, usedPercent } = settled
  const effects: ClockEffect[] = []
  const record = (kind: ClockFact['kind'], at: Instant, more: ClockFact['data'] = {}) => {
    const { measure, cycle } = after
    const data = { measure, cycle, percent: usedPercent, ...dueOf(settled), ...more }
    effects.push({ effect: 'record fact', fact: { at, kind, data } })
  }

  const target = formatTarget(after.objective.target)
  if (terms === 'new') record('SlaClockStarted', after.startedAt, { target })
  if (terms === 'changed') record('SlaTermsChanged', now, { target, version: after.agreement.version })
  if (before.status === 'paused' && (after.status !== 'paused' || after.since !== before.since)) {
    if (after.status !== 'stopped') record('SlaClockResumed', endOf(before.since, history) ?? now)
  }
  if (before.breachedAt !== undefined && after.breachedAt === undefined) {
    record('SlaBreachWithdrawn', now, { why: whyWithdrawn(settled) })
  }
  if (warning !== undefined) record('SlaWarned', warning.at, { percent: warning.percent })
  if (before.breachedAt === undefined && after.breachedAt !== undefined) {
    record('SlaBreached', after.breachedAt, { percent: 100, dueAt: after.breachedAt })
  }
  if (after.status === 'paused' && (before.status !== 'paused' || before.since !== after.since)) {
    record('SlaClockPaused', after.since)
  }
  if (after.status === 'stopped') record(after.met ? 'SlaMet' : 'SlaMissed', after.stoppedAt)
  return effects
}

function dueOf({ after }: Settled): { dueAt?: Instant } | Record<string, never> {
  return 'dueAt' in after ? { dueAt: after.dueAt } : {}
}

function endOf(since: Instant, { pauses }: ClockHistory): Instant | undefined {
  return pauses.find(({ from }) => from === since)?.to
}
