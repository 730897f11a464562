import { MINUTE, SECOND, type Ms } from '../time/instant.ts'

/** Below this a target is told in seconds, else in minutes. */
const FINE: Ms = 10 * MINUTE

/** To what the moments and spans of such a target are cut before they are printed. */
export function grainOf(neededMs: Ms): Ms {
  return neededMs < FINE ? SECOND : MINUTE
}

export function cut(ms: number, grain: Ms): number {
  return Math.floor(ms / grain) * grain
}
