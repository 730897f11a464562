import { ERASED_TEXT } from '../erasure/erased-text.ts'
import type { Case, Standing } from './case.ts'

type Erased = (personId: string) => boolean

/** A case without what these people wrote in it; the same one where they wrote nothing. */
export function eraseFromCase(state: Case, erased: Erased): Case {
  const { titledBy = state.openedBy, description } = state
  const titled = erased(titledBy.personId)
  const described = description !== undefined && erased(description.by.personId)
  const without = eraseFromStatus(state, erased)
  if (!titled && !described && !without) return state
  return {
    ...(without ?? state),
    ...(titled && { title: ERASED_TEXT }),
    ...(described && { description: { ...description, text: ERASED_TEXT } }),
    version: state.version + 1,
  }
}

/** Undefined where they wrote nothing of what belongs to the status. */
function eraseFromStatus(state: Case, erased: Erased): Case | undefined {
  switch (state.status) {
    case 'waiting':
      return erased(state.askedBy.personId) ? { ...state, question: ERASED_TEXT } : undefined
    case 'resolved': {
      const { resolvedBy, confirmation } = state
      const before = confirmation && eraseQuestion(confirmation.before, erased)
      if (!erased(resolvedBy.personId) && !before) return undefined
      return {
        ...state,
        ...(erased(resolvedBy.personId) && { note: ERASED_TEXT }),
        ...(confirmation && before && { confirmation: { ...confirmation, before } }),
      }
    }
    case 'withdrawn': {
      const own = erased(state.endedBy.personId)
      const before = state.before && eraseQuestion(state.before, erased)
      if (!own && !before) return undefined
      return { ...state, ...(own && { reason: ERASED_TEXT }), ...(before && { before }) }
    }
    case 'merged': {
      const before = state.before && eraseQuestion(state.before, erased)
      return before && { ...state, before }
    }
    case 'open':
    case 'in-progress':
      return undefined
  }
}

function eraseQuestion(standing: Standing, erased: Erased): Standing | undefined {
  if (standing.status !== 'waiting' || !erased(standing.askedBy.personId)) return undefined
  return { ...standing, question: ERASED_TEXT }
}
