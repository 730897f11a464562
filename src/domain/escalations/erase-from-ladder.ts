import { ERASED_TEXT } from '../erasure/erased-text.ts'
import type { Ladder } from './ladder.ts'

/**
 * An escalation without what these people wrote in it; the same one where they wrote nothing. `title`: what its subject is called now, which
 * may have been theirs.
 */
export function eraseFromLadder(state: Ladder, erased: (personId: string) => boolean, title: string): Ladder {
  const started = state.startedBy !== undefined && erased(state.startedBy.personId)
  const ended = state.status === 'resolved' && state.by !== undefined && erased(state.by.personId)
  const renamed = title !== state.subject.title
  if (!started && !ended && !renamed) return state
  return {
    ...state,
    ...(started && { reason: ERASED_TEXT }),
    ...(ended && { why: ERASED_TEXT }),
    ...(renamed && { subject: { ...state.subject, title } }),
    version: state.version + 1,
  }
}
