import { ERASED_TEXT } from '../erasure/erased-text.ts'
import { type CorrectiveAction, isUnfinished, type OpenStanding } from './corrective-action.ts'

/** A corrective action without what these people wrote in it; the same one where they wrote nothing. */
export function eraseFromAction(state: CorrectiveAction, erased: (personId: string) => boolean): CorrectiveAction {
  const isGone = (by: { personId: string } | undefined) => by !== undefined && erased(by.personId)
  const asked = isGone(state.askedBy)
  const standing = isUnfinished(state) ? state : state.before
  const said = standing.status === 'open' && isGone(standing.acceptedBy)
  const ended = !isUnfinished(state) && isGone(state.endedBy)
  if (!asked && !said && !ended) return state
  const version = state.version + 1
  const known = { ...state, ...(asked && { title: ERASED_TEXT }), version }
  switch (known.status) {
    case 'asked':
      return known
    case 'open':
      return said ? { ...known, said: ERASED_TEXT } : known
    case 'done':
      return { ...known, before: without(known.before, said), ...(ended && { note: ERASED_TEXT }) }
    case 'dropped':
      return { ...known, before: without(known.before, said), ...(ended && { reason: ERASED_TEXT }) }
  }
}

function without(before: OpenStanding, said: boolean): OpenStanding {
  return before.status === 'open' && said ? { ...before, said: ERASED_TEXT } : before
}
