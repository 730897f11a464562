import { type Side, SIDES } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { addWorkAtMost } from '../time/work.ts'
import { type Moved, withSide } from './climb.ts'
import { climbedAt, type Ladder } from './ladder.ts'
import type { LadderEffect, Reach } from './ladder-event.ts'
import { takenOn } from './side-state.ts'
import { climbAnew } from './start-ladder.ts'
import { callingHours, waitEndsAt } from './wait-ends-at.ts'

/** It is less urgent than it was: each side that climbs waits as that waits, from when its step was told, and is called no sooner than before. */
export function retime(ladder: Ladder): Moved {
  return waitAnew(ladder, (side, step) => {
    const told = climbedAt(ladder, { side, ...step })
    return (rung) => Math.max(step.nextAt, told ? waitEndsAt(ladder, side, rung, told.at) : step.nextAt)
  })
}

/**
 * It is more urgent than it was: whoever has it, or has put it off, is called again with everybody, from the bottom, and so is a side that has gone through
 * all its steps, on which nobody was called by name yet, or where some of those whom it calls have it. Another side that climbs need not begin again: it waits as the urgent waits, and no longer than before.
 */
export function hasten(ladder: Ladder, reach: Reach, now: Instant): Moved {
  const climbing = SIDES.filter((side) => {
    const stands = ladder.sides[side]
    return stands.state === 'climbing' && takenOn(stands).length === 0
  })
  const anew = climbAnew(ladder, reach, now, { of: SIDES.filter((side) => !climbing.includes(side)) })
  const sooner = waitAnew(
    anew.state,
    (side, { nextAt }) =>
      (rung) =>
        climbing.includes(side)
          ? Math.min(inItsHours(ladder, side, nextAt), waitEndsAt(ladder, side, rung, now))
          : nextAt,
  )
  return { state: sooner.state, effects: [...anew.effects, ...sooner.effects] }
}

/** The same moment, or the first after it at which that side is called. */
function inItsHours(ladder: Ladder, side: Side, at: Instant): Instant {
  return addWorkAtMost(callingHours(ladder, side), at - 1, 1)
}

type Climbing = { step: number; cycle: number; nextAt: Instant }
type Wait = (step: Parameters<typeof waitEndsAt>[2]) => Instant

function waitAnew(ladder: Ladder, ends: (side: Side, at: Climbing) => Wait): Moved {
  let state = ladder
  const effects: LadderEffect[] = []
  for (const side of SIDES) {
    const stands = ladder.sides[side]
    const step = stands.state === 'climbing' && ladder.policy.steps[side][stands.step]
    if (!step) continue
    const at = ends(side, stands)(step)
    if (at === stands.nextAt) continue
    state = withSide(state, side, { ...stands, nextAt: at })
    effects.push({ effect: 'start timer', side, at })
  }
  return { state, effects }
}
