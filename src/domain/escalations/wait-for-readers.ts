import { type Side, SIDES } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { type Moved, withSide } from './climb.ts'
import { climbedAt, urgencyOf } from './ladder.ts'
import { waitEndsAt, waitsFrom } from './wait-ends-at.ts'

/**
 * A side has just been told its step, and none of those whom that calls may read it before a moment, `heardFrom` of that side: the wait counts from then, bounded. Never
 * is it shorter by that, and a page waits for nobody.
 */
export function waitForReaders(moved: Moved, heardFrom: Partial<Record<Side, Instant>>): Moved {
  if (urgencyOf(moved.state) === 'page') return moved
  return SIDES.reduce((so, side) => waitOnSide(so, side, heardFrom[side]), moved)
}

function waitOnSide(moved: Moved, side: Side, heardFrom: Instant | undefined): Moved {
  const { state, effects } = moved
  const stands = state.sides[side]
  if (heardFrom === undefined || stands.state !== 'climbing') return moved
  const told = climbedAt(state, { side, ...stands })
  const step = state.policy.steps[side][stands.step]
  if (!told || !step) return moved
  const late = { ...told, heardFrom }
  const nextAt = waitEndsAt(state, side, step, waitsFrom(state, late))
  if (nextAt <= stands.nextAt) return moved
  return {
    state: {
      ...withSide(state, side, { ...stands, nextAt }),
      climbed: state.climbed.map((one) => (one === told ? late : one)),
    },
    effects: effects.map((one) => (one.effect === 'start timer' && one.side === side ? { ...one, at: nextAt } : one)),
  }
}
