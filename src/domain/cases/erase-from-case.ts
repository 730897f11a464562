import { ERASED_TEXT } from '../erasure/erased-text.ts'
import type { Case, Confirmation } from './case.ts'

type IsErased = (personId: string) => boolean

/** A case without what these people wrote in it; the same one where they wrote nothing. */
export function eraseFromCase(state: Case, erased: IsErased): Case {
  const opened = erased(state.openedBy.personId)
  const asked = state.status === 'waiting' && erased(state.askedBy.personId)
  const resolved = state.status === 'resolved' && erased(state.resolvedBy.personId)
  const withdrew = state.status === 'withdrawn' && erased(state.endedBy.personId)
  const confirmation = state.status === 'resolved' ? withoutQuestion(state.confirmation, erased) : undefined
  if (!opened && !asked && !resolved && !withdrew && !confirmation) return state
  return {
    ...state,
    ...(opened && { title: ERASED_TEXT }),
    ...(asked && { question: ERASED_TEXT }),
    ...(resolved && { note: ERASED_TEXT }),
    ...(withdrew && { reason: ERASED_TEXT }),
    ...(confirmation && { confirmation }),
    version: state.version + 1,
  }
}

/** The question that a case goes back to, should its resolution be struck; undefined where nothing of it is erased. */
function withoutQuestion(confirmation: Confirmation | undefined, erased: IsErased): Confirmation | undefined {
  const before = confirmation?.before
  if (!confirmation || before?.status !== 'waiting' || !erased(before.askedBy.personId)) return undefined
  return { ...confirmation, before: { ...before, question: ERASED_TEXT } }
}
