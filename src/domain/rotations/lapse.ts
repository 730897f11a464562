import type { Instant } from '../time/instant.ts'
import type { Swap } from './rotation.ts'
import type { RotationEffect } from './rotation-event.ts'

/** What is asked and can no longer be answered lapses; both of each are told. */
export function lapse(
  swaps: Swap[],
  isOver: (swap: Swap) => boolean,
  now: Instant,
): { swaps: Swap[]; effects: RotationEffect[] } {
  const over = swaps.filter((one) => one.status === 'asked' && isOver(one))
  return {
    swaps: swaps.map((one) => (over.includes(one) ? { ...one, status: 'lapsed', endedAt: now } : one)),
    effects: over.flatMap(({ id, askedBy, askedOf }) =>
      [askedBy, askedOf].map((personId) => ({ effect: 'tell', personId, of: 'SwapLapsed', id }) as const),
    ),
  }
}
