import type { Instant } from '../time/instant.ts'
import type { Case } from './case.ts'
import type { CaseEvent } from './case-event.ts'

/**
 * Whatever the obligor's side first says about the case acknowledges it, and whoever says it owns it from then on. `isEarlier`: word of it came after
 * something later was taken for it; then the case, which has an owner or is over by now, stays with that owner.
 */
export function answered(state: Case, event: CaseEvent, at: Instant, isEarlier: boolean): Case {
  const { by } = event
  if (isEarlier) return { ...state, acknowledgedAt: at, acknowledgedBy: by }
  if (state.acknowledgedAt !== undefined || by.side !== state.obligor || !ANSWERS.has(event.type)) return state
  const owned = { ...state, acknowledgedAt: at, acknowledgedBy: by, owner: by }
  return owned.status === 'open' ? { ...owned, status: 'in-progress' } : owned
}

export const ANSWERS: ReadonlySet<CaseEvent['type']> = new Set<CaseEvent['type']>([
  'CaseAcknowledged',
  'CaseQuestionAsked',
  'CaseReplied',
  'MessageCounted',
  'CaseResolved',
  'WaitTakenBack',
  'NothingNeeded',
])
