import type { Side } from '../partners/party.ts'
import { type Moved, withSide } from './climb.ts'
import type { Ladder } from './ladder.ts'
import { stoodOn } from './side-state.ts'

/** What changes on a side that is held until a resolution is confirmed changes how it stood, and sets no timer. */
export function asStood(ladder: Ladder, side: Side, change: (stood: Ladder) => Moved): Moved {
  const { state, effects } = change(withSide(ladder, side, stoodOn(ladder.sides[side])))
  const stood = stoodOn(state.sides[side])
  return {
    state: stood.state === 'none' ? state : withSide(state, side, { state: 'unconfirmed', stood }),
    effects: effects.filter((one) => one.effect !== 'start timer' || one.side !== side),
  }
}
