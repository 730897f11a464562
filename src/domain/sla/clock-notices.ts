import type { Clock, ClockEffect } from './clock.ts'
import type { Settled } from './settled-clock.ts'

/** What people are told, once each. A breach found only after the stop is told, but leaves nothing to escalate. */
export function noticesBetween(settled: Settled): ClockEffect[] {
  const { before, after, warning } = settled
  const effects: ClockEffect[] = []
  if (before.breachedAt !== undefined && after.breachedAt === undefined) {
    effects.push({ effect: 'withdraw breach', why: whyWithdrawn(settled) })
  }
  if (warning !== undefined && after.status === 'running') {
    effects.push({ effect: 'notify', notice: 'warning', percent: warning.percent, dueAt: after.dueAt })
  }
  if (before.breachedAt === undefined && after.breachedAt !== undefined) {
    effects.push({ effect: 'notify', notice: 'breach', dueAt: after.breachedAt })
    if (after.status !== 'stopped') effects.push({ effect: 'start escalation' })
  }
  return effects
}

export function whyWithdrawn({ after, terms }: { after: Clock; terms?: Settled['terms'] }): string {
  if (terms === 'changed') return 'Under the new terms it was not due yet.'
  if (after.status !== 'stopped') return 'The clock was paused before the due time, and word of it arrived later.'
  const stop = after.measure === 'acknowledge' ? 'acknowledgement' : 'resolution'
  return `The ${stop} came in time, and word of it arrived later.`
}
