import type { Instant } from '../time/instant.ts'
import type { Clock, ClockDecision, ClockEffect } from './clock.ts'

/** The terms promise nothing for the case any more: nothing is due, and a breach of what no longer holds is taken back. */
export function liftClock(clock: Clock, now: Instant): ClockDecision {
  if (clock.status === 'stopped' || clock.status === 'lifted') return { state: clock, effects: [] }
  const { id, caseId, measure, cycle, obligor, objective, agreement, calendar, targetMs, startedAt } = clock
  const state: Clock = {
    ...{ id, caseId, measure, cycle, obligor, objective, agreement, calendar, targetMs, startedAt },
    status: 'lifted',
    liftedAt: now,
    warnedPercents: clock.warnedPercents,
    version: clock.version + 1,
  }
  const why = 'No target applies any more.'
  const withdrawn: ClockEffect[] = clock.breachedAt === undefined ? [] : [{ effect: 'withdraw breach', why }]
  return {
    state,
    effects: [
      { effect: 'cancel timers' },
      { effect: 'record fact', fact: { at: now, kind: 'SlaTermsLifted', data: { measure, cycle } } },
      ...withdrawn,
    ],
  }
}
