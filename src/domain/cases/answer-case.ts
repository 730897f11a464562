import type { Instant } from '../time/instant.ts'
import type { Case } from './case.ts'
import type { CaseEvent } from './case-event.ts'

/** Whatever the obligor's side first says about the case acknowledges it, and whoever says it owns it from then on. */
export function answered(state: Case, event: CaseEvent, at: Instant): Case {
  const { by } = event
  if (state.acknowledgedAt !== undefined || by.side !== state.obligor || !ANSWERS.has(event.type)) return state
  const owned = { ...state, acknowledgedAt: at, acknowledgedBy: by, owner: by }
  return owned.status === 'open' ? { ...owned, status: 'in-progress' } : owned
}

const ANSWERS = new Set<CaseEvent['type']>([
  'CaseAcknowledged',
  'CaseQuestionAsked',
  'CaseReplied',
  'MessageCounted',
  'CaseResolved',
  'WaitTakenBack',
  'NothingNeeded',
])
