import type { Instant } from '../time/instant.ts'
import { changeUrgency, endCause, joinCause } from './change-causes.ts'
import { nextVersion } from './climb.ts'
import { endByHand, reopen } from './end-by-hand.ts'
import { goAway } from './go-away.ts'
import { acknowledge, reassign, snooze } from './hold-side.ts'
import { holdUntilConfirmed, strikeResolution, whileHeld } from './hold-until-confirmed.ts'
import { type Ladder, ladderLabel } from './ladder.ts'
import type { LadderDecision, LadderEvent, Reach } from './ladder-event.ts'
import { calm, escalateNow, note } from './move-by-hand.ts'
import { settle } from './take-step.ts'
import { askAnew, endWait, leaveUnheard } from './wait-on-side.ts'

/**
 * What an event does to a ladder. `reach` says which steps have anybody to tell right now. A wait that ends early is set anew and leaves
 * the ladder, its version included, as it was.
 *
 * Whatever comes in whatever order: a side that stands on an active ladder has its next deadline, be it that of a confirmation, or is exhausted, which is told; what somebody does for one
 * side leaves the other's climb as it is; no rung is told twice in one climb, but the one on which a side stands as it becomes a page; each wait is ended once.
 */
export function decideLadder(state: Ladder, event: LadderEvent, reach: Reach, now: Instant): LadderDecision {
  const held = whileHeld(state, event)
  if (held) return held
  switch (event.type) {
    case 'WaitEnded':
      return endWait(state, event.side, reach, now)
    case 'AskedAnew':
      return askAnew(state, event.side, reach, now)
    case 'StepUnheard':
      return leaveUnheard(state, event, reach, now)
    case 'AwaitedLeft':
      return (
        settle(nextVersion(state), event.side, reach, now) ?? {
          unchanged: `${ladderLabel(state.number)} waits as before.`,
        }
      )
    case 'EscalationAcknowledged':
      return acknowledge(state, event, reach, now)
    case 'EscalationSnoozed':
      return snooze(state, event, now)
    case 'EscalationReassigned':
      return reassign(state, event, reach, now)
    case 'HolderAway':
      return goAway(state, event, reach, now)
    case 'EscalatedNow':
      return escalateNow(state, event, reach, now)
    case 'EscalationCalmed':
      return calm(state, event, now)
    case 'EscalationNoted':
      return note(state, event, now)
    case 'EscalationResolved':
      return endByHand(state, event, now)
    case 'EscalationReopened':
      return reopen(state, event, reach, now)
    case 'CauseJoined':
      return joinCause(state, event, reach, now)
    case 'UrgencyChanged':
      return changeUrgency(state, event, reach, now)
    case 'CauseEnded':
      return endCause(state, event, now)
    case 'ResolutionStated':
      return holdUntilConfirmed(state, event, now)
    case 'ResolutionStruck':
      return strikeResolution(state, event, reach, now)
  }
}
