import { ERASED_TEXT } from '../erasure/erased-text.ts'
import { causesOf, type Ladder, type LadderNote, type LadderSubject, type StandingCause } from './ladder.ts'
import { withTitles } from './retitle-ladder.ts'

/**
 * An escalation without what these people wrote in it; the same one where they wrote nothing. `titleOf`: what each of its subjects is called now, which
 * may have been theirs.
 */
export function eraseFromLadder(
  state: Ladder,
  erased: (personId: string) => boolean,
  titleOf: (subject: LadderSubject) => string,
): Ladder {
  const isTheirs = ({ startedBy }: StandingCause) => startedBy !== undefined && erased(startedBy.personId)
  const ended = state.status === 'resolved' && state.by !== undefined && erased(state.by.personId)
  const all = causesOf(state)
  const renamed = all.some(({ subject }) => titleOf(subject) !== subject.title)
  const { notes } = state
  const noted = [notes?.shared, notes?.internal].some((one) => one !== undefined && erased(one.by.personId))
  if (!all.some(isTheirs) && !ended && !renamed && !noted) return state
  const left = (one?: LadderNote) => (one && erased(one.by.personId) ? { ...one, text: ERASED_TEXT } : one)
  const [shared, internal] = [left(notes?.shared), left(notes?.internal)]
  const joined = state.joined?.map((one) => (isTheirs(one) ? { ...one, reason: ERASED_TEXT } : one))
  const without = {
    ...state,
    ...(isTheirs(state) && { reason: ERASED_TEXT }),
    ...(ended && { why: ERASED_TEXT }),
    ...(joined && { joined }),
    ...(notes && { notes: { ...(shared && { shared }), ...(internal && { internal }) } }),
    version: state.version + 1,
  }
  return withTitles(without, titleOf)
}
