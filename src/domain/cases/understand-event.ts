import type { Instant } from '../time/instant.ts'
import type { Case } from './case.ts'
import { toBeConfirmed } from './case.ts'
import type { CaseEvent } from './case-event.ts'

/**
 * Whoever reopens what is not confirmed yet says that it is not solved; so does whoever of the confirming side said so in time, though their
 * word arrives after their silence was taken for a yes.
 */
export function understood(state: Case, event: CaseEvent, now: Instant): CaseEvent {
  if (event.type !== 'CaseReopened' || !mayBeStruck(state, event, now)) return event
  return { type: 'ResolutionStruck', by: event.by, reason: event.reason }
}

/** Whether the resolution that a case stands in can still be called untrue by this. */
export function mayBeStruck(state: Case, { by }: Pick<CaseEvent, 'by'>, now: Instant): boolean {
  if (toBeConfirmed(state)) return true
  if (state.status !== 'resolved' || !state.confirmation) return false
  const { confirmation } = state
  return confirmation.confirmed === 'by silence' && by.side === confirmation.by && now < confirmation.until
}
