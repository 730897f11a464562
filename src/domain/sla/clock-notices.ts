import { sayOverdueBy } from '../terms/level.ts'
import type { Instant } from '../time/instant.ts'
import type { Clock, ClockEffect } from './clock.ts'
import { ruleOf } from './measures/measures.ts'
import type { Settled } from './settled-clock.ts'

/**
 * What people are told, once each. A breach found only after the stop is told, but leaves nothing to escalate, until the resolution is struck.
 */
export function noticesBetween(settled: Settled): ClockEffect[] {
  const { before, after, warning, isSent, late } = settled
  const effects: ClockEffect[] = []
  const wasBreached = isBreached(before)
  if (wasBreached && after.breachedAt === undefined) {
    effects.push({ effect: 'withdraw breach', why: whyWithdrawn(settled) })
  }
  // Of several levels one is said; the others change the card.
  if (warning !== undefined && isSent && after.status === 'running') {
    effects.push({ effect: 'notify', notice: 'warning', percent: warning.percent, dueAt: after.dueAt })
  }
  if (!isBreached(after)) return effects
  if (before.breachedAt === undefined && after.breachedAt !== undefined) {
    effects.push({ effect: 'notify', notice: 'breach', dueAt: after.breachedAt })
  }
  const starts = isOwed(after) && !(wasBreached && isOwed(before))
  if (starts) effects.push({ effect: 'start escalation' })
  // What begins to climb now is one cause, however late it is known.
  const furthest = late.at(-1)
  if (furthest && !starts) effects.push({ effect: 'add cause', by: sayOverdueBy(furthest.level.off) })
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
