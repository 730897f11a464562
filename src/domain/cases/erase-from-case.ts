import { ERASED_TEXT } from '../erasure/erased-text.ts'
import type { Case } from './case.ts'

/** A case without what these people wrote in it; the same one where they wrote nothing. */
export function eraseFromCase(state: Case, erased: (personId: string) => boolean): Case {
  const opened = erased(state.openedBy.personId)
  const asked = state.status === 'waiting' && erased(state.askedBy.personId)
  const resolved = state.status === 'resolved' && erased(state.resolvedBy.personId)
  if (!opened && !asked && !resolved) return state
  return {
    ...state,
    ...(opened && { title: ERASED_TEXT }),
    ...(asked && { question: ERASED_TEXT }),
    ...(resolved && { note: ERASED_TEXT }),
    version: state.version + 1,
  }
}
