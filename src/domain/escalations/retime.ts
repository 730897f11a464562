import { type Side, SIDES } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { addWorkAtMost } from '../time/work.ts'
import { type Moved, tellAnew, withSide } from './climb.ts'
import { LONGEST_HOLD } from './hold-side.ts'
import { climbedAt, type Ladder, urgencyOf } from './ladder.ts'
import type { LadderEffect, Reach } from './ladder-event.ts'
import { takenOn } from './side-state.ts'
import { climbAnew } from './start-ladder.ts'
import { callingHours, waitEndsAt, waitsAnewFrom, waitsFrom } from './wait-ends-at.ts'

/** It is less urgent than it was: each side that climbs waits as that waits, from when its step was told, or may be read, and is called no sooner than before. */
export function retime(ladder: Ladder): Moved {
  return waitAnew(ladder, (side, step) => {
    const told = climbedAt(ladder, { side, ...step })
    return (rung) => Math.max(step.nextAt, told ? waitEndsAt(ladder, side, rung, waitsFrom(ladder, told)) : step.nextAt)
  })
}

/**
 * It is more urgent than it was: whoever has it, or has put it off, is called again with everybody, from the bottom, and so is a side that has gone through
 * all its steps, on which nobody was called by name yet, or where some of those whom it calls have it. Another side that climbs need not begin again: it waits as the urgent waits, and no longer than before; of a page the step on which it stands is
 * told anew. Where nobody else is to be called, whoever has it has it no longer than a page allows.
 */
export function hasten(ladder: Ladder, reach: Reach, now: Instant): Moved {
  const climbing = SIDES.filter((side) => {
    const stands = ladder.sides[side]
    return stands.state === 'climbing' && takenOn(stands).length === 0
  })
  const anew = climbAnew(ladder, reach, now, { of: SIDES.filter((side) => !climbing.includes(side)) })
  const isPage = urgencyOf(ladder) === 'page'
  const told = isPage ? inTurn(anew.state, climbing, (state, side) => tellAnew(state, side, reach, now)) : nothing(anew)
  const cut = isPage ? inTurn(told.state, SIDES, (state, side) => cutHold(state, side, now)) : nothing(told)
  const sooner = waitAnew(
    cut.state,
    (side, at) => (rung) =>
      climbing.includes(side) || anew.state.sides[side] === ladder.sides[side]
        ? Math.min(
            inItsHours(ladder, side, at.nextAt),
            waitEndsAt(ladder, side, rung, waitsAnewFrom(ladder, { side, ...at }, now)),
          )
        : at.nextAt,
  )
  return { state: sooner.state, effects: [anew, told, cut, sooner].flatMap(({ effects }) => effects) }
}

function nothing({ state }: Moved): Moved {
  return { state, effects: [] }
}

function inTurn(ladder: Ladder, sides: readonly Side[], move: (state: Ladder, side: Side) => Moved): Moved {
  let moved = nothing({ state: ladder, effects: [] })
  for (const side of sides) {
    const { state, effects } = move(moved.state, side)
    moved = { state, effects: [...moved.effects, ...effects] }
  }
  return moved
}

/** Of whoever has it, or has put it off: as long as a page allows, and no longer than they said. */
function cutHold(ladder: Ladder, side: Side, now: Instant): Moved {
  const stands = ladder.sides[side]
  const latest = (act: keyof typeof LONGEST_HOLD) => now + LONGEST_HOLD[act].page.ms
  if (stands.state === 'acknowledged' && stands.asked === undefined && stands.backBy > latest('acknowledge')) {
    const at = latest('acknowledge')
    return {
      state: withSide(ladder, side, { ...stands, backBy: at }),
      effects: [{ effect: 'start timer', side, at }],
    }
  }
  if (stands.state === 'snoozed' && stands.until > latest('snooze')) {
    const at = latest('snooze')
    return { state: withSide(ladder, side, { ...stands, until: at }), effects: [{ effect: 'start timer', side, at }] }
  }
  return nothing({ state: ladder, effects: [] })
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
