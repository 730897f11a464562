import type { Instant } from '../time/instant.ts'
import { sayInstant } from '../time/say-time.ts'
import type { CaseEvent, HoursOfSides } from './case-event.ts'
import { caseLabel } from './case.ts'
import type { Case } from './case.ts'
import { mayObjectUntil } from './days-to-answer.ts'
import { roundOf, waitingSince, waitKnownSince } from './grow-log.ts'
import type { Obstacle } from './obstacle.ts'
import { otherSide } from './other-side.ts'
import { readLog } from './read-log.ts'

/** The asker ends its own wait; the side asked may say that nothing is needed from it, while its day for that lasts. */
export function whyNotEndWait(state: Case, event: CaseEvent, now: Instant, hours: HoursOfSides): Obstacle | undefined {
  const label = caseLabel(state.number)
  if (state.status !== 'waiting') return { unchanged: `${label} waits on nobody.` }
  const own = event.type === 'WaitTakenBack' ? otherSide(state.on) : state.on
  if (event.by.side !== own) {
    const who =
      event.type === 'WaitTakenBack'
        ? 'who asked can take the question back'
        : 'is asked can say that nothing is needed'
    return { refused: `${label} waits for an answer; only the side ${who}. You can reply.` }
  }
  const until = mayObjectUntil(hours[own], waitKnownSince(state), resolvedMeanwhile(state))
  if (event.type === 'WaitTakenBack' || now <= until) return undefined
  return {
    refused: `${label} has waited on you since ${sayInstant(waitKnownSince(state), hours[own].zone)}; that nothing is needed can be said within one working day. Reply, and the case goes on.`,
  }
}

/** Untrue resolutions and ends since the wait that the case is in began. */
function resolvedMeanwhile(state: Case): { from: Instant; at: Instant }[] {
  const since = waitingSince(state)
  const { struck } = readLog(state.log, roundOf(state))
  return struck.filter(({ what, from }) => what !== 'wait' && from >= since)
}
