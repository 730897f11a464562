import type { Side } from '../partners/party.ts'
import type { Rung } from './ladder.ts'
import type { StepReach } from './ladder-event.ts'
import type { LadderPolicy } from './policy.ts'

/**
 * The next rung of a side after `after` (from the bottom when absent) at which it stands: one with anybody to tell, or one that names nobody of this side,
 * through which it waits; and the empty ones passed on the way, in order. No `next` means that it is exhausted: on its last round a side waits through
 * nothing after its own last step, and through nothing where nobody was told before it (`atOnce`). Looks at most once at each of steps × cycles rungs.
 */
export function nextStep(
  policy: LadderPolicy,
  side: Side,
  after: Pick<Rung, 'step' | 'cycle'> | undefined,
  reach: readonly StepReach[],
  atOnce = false,
): { skipped: Rung[]; next?: Rung } {
  const height = policy.steps[side].length
  const last = reach.lastIndexOf('somebody')
  const top = last === -1 ? 0 : height * (policy.cycles - 1) + last + 1
  const skipped: Rung[] = []
  let waitsForNobody = atOnce
  for (let place = after === undefined ? 0 : (after.cycle - 1) * height + after.step + 1; place < top; place++) {
    const rung = { side, step: place % height, cycle: Math.floor(place / height) + 1 }
    if (reach[rung.step] === 'not theirs' && waitsForNobody) continue
    if (reach[rung.step] !== 'nobody') return { skipped, next: rung }
    skipped.push(rung)
    waitsForNobody = true
  }
  return { skipped }
}
