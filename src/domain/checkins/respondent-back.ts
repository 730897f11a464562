import type { Instant } from '../time/instant.ts'
import { mayBeWaitedFor } from './anonymity.ts'
import { nextMoment } from './meet-moments.ts'
import { type Run, type RunDecision, type RunEvent, runLabel } from './run.ts'

/** Whether somebody whom it asks has not been asked by now, since they were to be away: for all of their window, or until later. */
export function waitsForReturn(run: Run, personId: string, now: Instant): boolean {
  const party = run.respondents.find((one) => one.personId === personId)
  if (!party || run.status !== 'open' || now >= run.closesAt || !mayBeWaitedFor(run, party)) return false
  const window = run.windows[personId]
  return !window || (window.waits === true && window.opensAt > now)
}

/** Somebody is back earlier than they had said: they have what is left of the time. One of ours is asked as they are there; the partner’s people read what stands in their channel. */
export function respondentBack(
  state: Run,
  { personId, window }: Extract<RunEvent, { type: 'RespondentBack' }>,
  now: Instant,
): RunDecision {
  const party = state.respondents.find((one) => one.personId === personId)
  if (!party || !waitsForReturn(state, personId, now))
    return { unchanged: `${runLabel(state.number)} waits for no return of theirs.` }
  const next = { ...state, windows: { ...state.windows, [personId]: window }, version: state.version + 1 }
  const at = nextMoment(next, now)
  const asks = party.side === 'internal' && !window.waits
  return {
    state: next,
    effects: [
      ...(asks ? [{ effect: 'ask' as const, side: party.side, people: [party] }] : []),
      ...(at === undefined ? [] : [{ effect: 'start timer' as const, timer: 'reminder' as const, at }]),
    ],
  }
}
