import { DAY, type Instant, type Ms } from '../time/instant.ts'
import type { Stretch } from '../time/stretches.ts'
import type { Rotation } from './rotation.ts'

/** So long what was set over turns, and what was swapped, is kept once it is over: nothing asks who was on before, since whatever calls somebody records whom. */
const KEPT: Ms = 180 * DAY

/** Without what has been over for so long, so that one that is changed every day does not grow for ever. */
export function withoutOld(state: Rotation, now: Instant): Rotation {
  const isRecent = ({ to }: Stretch) => to > now - KEPT
  const overrides = state.overrides.filter(isRecent)
  const swaps = state.swaps.filter(({ gives, takes }) => isRecent(gives) || isRecent(takes))
  return { ...state, overrides, swaps }
}
