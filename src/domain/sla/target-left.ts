import type { Ms } from '../time/instant.ts'

/** Of a target, so much is there for a round: what the rounds before left of it, at least a quarter. */
export function targetLeft(targetMs: Ms, usedBeforeMs: Ms): Ms {
  return Math.max(targetMs / 4, targetMs - usedBeforeMs)
}
