import type { Instant } from '../time/instant.ts'
import type { Clock, ClockEffect } from './clock.ts'
import { ruleOf } from './measures/measures.ts'
import type { Settled } from './settled-clock.ts'

/**
 * What people are told, once each. A breach found only after the stop is told, but leaves nothing to escalate, until the resolution is struck.
 */
export function noticesBetween(settled: Settled): ClockEffect[] {
  const { before, after, ahead, warning } = settled
  const effects: ClockEffect[] = []
  const wasBreached = isBreached(before)
  if (wasBreached && after.breachedAt === undefined) {
    effects.push({ effect: 'withdraw breach', why: whyWithdrawn(settled) })
  }
  // Of several levels only the last is said; the earlier ones change the card.
  if (warning !== undefined && ahead.length === 0 && after.status === 'running') {
    effects.push({ effect: 'notify', notice: 'warning', percent: warning.percent, dueAt: after.dueAt })
  }
  if (!isBreached(after)) return effects
  if (before.breachedAt === undefined && after.breachedAt !== undefined) {
    effects.push({ effect: 'notify', notice: 'breach', dueAt: after.breachedAt })
  }
  if (isOwed(after) && !(wasBreached && isOwed(before))) effects.push({ effect: 'start escalation' })
  if (!isOwed(after) && wasBreached && isOwed(before)) effects.push({ effect: 'end escalation' })
  return effects
}

/** Breached, and not let pass. */
export function isBreached<C extends Clock>(clock: C): clock is C & { breachedAt: Instant } {
  return clock.breachedAt !== undefined && clock.waived === undefined
}

/** Whether what it measures is still to come. */
export function isOwed({ status }: Clock): boolean {
  return status === 'running' || status === 'paused'
}

export function whyWithdrawn({ after }: Settled): string {
  if (after.status === 'void') return 'Nothing was to be measured by then, and word of it arrived later.'
  const isRolling = ruleOf(after.measure).rolls === true
  if (after.status !== 'stopped' && after.status !== 'unconfirmed' && !isRolling) {
    return 'The clock was paused before the due time, and word of it arrived later.'
  }
  return `The ${ruleOf(after.measure).words.came} came in time, and word of it arrived later.`
}
