import type { Instant } from '../time/instant.ts'
import type { Case } from './case.ts'
import { toBeConfirmed } from './case.ts'
import type { CaseChange } from './case-event.ts'
import { endEscalations } from './follow-case.ts'
import { grownLog, roundOf, severityFollowed } from './grow-log.ts'

/**
 * The time to say that a case is not solved is over: its resolution stands, at the time when it was stated. `state` is the very object that
 * was given while there is time left, or nothing to confirm.
 */
export function confirmBySilence(state: Case, now: Instant): CaseChange {
  const confirmation = toBeConfirmed(state)
  if (state.status !== 'resolved' || !confirmation || now < confirmation.until) return { state, effects: [] }
  const { until } = confirmation
  const confirmed: Case = { ...state, confirmation: { ...confirmation, confirmed: 'by silence' } }
  const place = { at: Math.max(until, state.log.at(-1)?.at ?? until), happenedAt: until }
  const followed = { round: roundOf(state), severity: severityFollowed(state) }
  const log = grownLog(confirmed, place, followed, { confirmed: 'by silence' })
  return {
    state: { ...confirmed, log, version: state.version + 1 },
    effects: [
      { effect: 'record fact', fact: { at: until, kind: 'ResolutionConfirmed', data: { how: 'by silence' } } },
      { effect: 'show card' },
      { effect: 'stop awaiting confirmation' },
      { effect: 'update clocks' },
      endEscalations(confirmed),
    ],
  }
}
