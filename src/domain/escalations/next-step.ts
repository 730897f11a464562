import type { Reach } from './ladder.ts'
import type { LadderPolicy } from './policy.ts'

/** A place on the way up: `step` is an index into the policy's steps, `cycle` counts from 1. */
export type Rung = { step: number; cycle: number }

/**
 * The first rung after `after` (from the bottom when absent) that has anybody to tell, and the empty ones passed on the way, in order.
 * No `next` means that the ladder is exhausted. Looks at most once at each of steps × cycles rungs.
 */
export function nextStep(
  policy: LadderPolicy,
  after: Rung | undefined,
  reach: Reach,
): { skipped: Rung[]; next?: Rung } {
  const height = policy.steps.length
  const top = height * policy.cycles
  const skipped: Rung[] = []
  for (let place = after === undefined ? 0 : (after.cycle - 1) * height + after.step + 1; place < top; place++) {
    const rung = { step: place % height, cycle: Math.floor(place / height) + 1 }
    if (reach[rung.step] === true) return { skipped, next: rung }
    skipped.push(rung)
  }
  return { skipped }
}
