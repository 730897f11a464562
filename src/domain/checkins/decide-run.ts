import type { Instant } from '../time/instant.ts'
import { answerRun } from './answer-run.ts'
import { closeRun } from './close-run.ts'
import { type Known, NOTHING_KNOWN } from './earlier.ts'
import { giveFollowUp } from './give-follow-up.ts'
import { handOverRun } from './hand-over-run.ts'
import { meetMoments } from './meet-moments.ts'
import { respondentBack } from './respondent-back.ts'
import { runLabel } from './run.ts'
import type { Run, RunDecision, RunEvent } from './run.ts'

/** What an event does to a run. Deadlines may come early, late or twice: early ones are set anew, the others change nothing. `known`: what it goes by beside the run. */
export function decideRun(state: Run, event: RunEvent, now: Instant, known: Known = NOTHING_KNOWN): RunDecision {
  switch (event.type) {
    case 'CheckInAnswered':
      return answerRun(state, event, now, known)
    case 'FollowUpGiven':
      return giveFollowUp(state, event, now)
    case 'CheckInHandedOver':
      return handOverRun(state, event, now)
    case 'RespondentBack':
      return respondentBack(state, event, now)
    case 'ReminderDue':
      return meetMoments(state, now, known)
    case 'WindowEnded':
      return endWindow(state, now, known)
    case 'NextRunOpened':
      return supersede(state, now, known)
  }
}

function endWindow(state: Run, now: Instant, known: Known): RunDecision {
  if (state.status === 'closed') return { unchanged: `${runLabel(state.number)} is closed already.` }
  if (now < state.closesAt) {
    const rearm = { effect: 'start timer', timer: 'window', at: state.closesAt } as const
    return { state, effects: [rearm] }
  }
  return closeRun(state, state.closesAt, known)
}

/** The next run takes over: one still open closes, and late answers are no longer taken. */
function supersede(state: Run, now: Instant, known: Known): RunDecision {
  if (state.supersededAt !== undefined) return { unchanged: `${runLabel(state.number)} has a successor already.` }
  if (state.status === 'open') {
    return closeRun({ ...state, supersededAt: now }, Math.min(now, state.closesAt), known)
  }
  return { state: { ...state, supersededAt: now, version: state.version + 1 }, effects: [{ effect: 'show prompts' }] }
}
