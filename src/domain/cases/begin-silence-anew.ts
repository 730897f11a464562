import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { CaseChange, HoursOfSides } from './case-event.ts'
import { type Case, toBeConfirmed } from './case.ts'
import { confirmedBySilenceAt } from './days-to-answer.ts'
import { awaitConfirmation } from './follow-case.ts'

/**
 * The side that may still call a resolution untrue has written under it at `now`: it has not been silent, so its working days of silence begin anew from then,
 * and what it was reminded of is so no more. The case stays resolved, unconfirmed. Undefined where that moves nothing.
 * `until`: when silence confirms it from now on, which the fact of the words tells.
 */
export function beginSilenceAnew(
  state: Case,
  by: Party,
  now: Instant,
  hours: HoursOfSides,
): (CaseChange & { until: Instant }) | undefined {
  const confirmation = toBeConfirmed(state)
  if (state.status !== 'resolved' || confirmation?.by !== by.side) return undefined
  if (now < state.resolvedAt || confirmation.until <= now) return undefined
  return silentFrom(state, now, hours)
}

/**
 * The side that may still call a resolution untrue is silent from `now` on only: until then it has written, or nobody of it was named who could have. Undefined where
 * that moves nothing.
 */
export function silentFrom(
  state: Case,
  now: Instant,
  hours: HoursOfSides,
): (CaseChange & { until: Instant }) | undefined {
  const confirmation = toBeConfirmed(state)
  if (state.status !== 'resolved' || !confirmation) return undefined
  const { recalled: _, ...rest } = confirmation
  const until = confirmedBySilenceAt(hours[rest.by], now)
  if (until <= confirmation.until) return undefined
  return {
    until,
    state: { ...state, confirmation: { ...rest, until }, version: state.version + 1 },
    effects: [{ effect: 'show card' }, ...awaitConfirmation({ ...rest, until })],
  }
}
