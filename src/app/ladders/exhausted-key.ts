import type { Ladder } from '../../domain/escalations/ladder.ts'
import type { Side } from '../../domain/partners/party.ts'

/** So often it is told anew in one climb that a side came to its end without another step. */
export const MOST_AGAIN = 9

/** The once key of what says that a side came to its end, after so many steps were told. `again`: so often it had been told by then. */
export function exhaustedOnce({ id, climbed }: Ladder, side: Side, told = climbed.length, again = 0): string {
  return `exhausted:${id}:${side}:${told}${again === 0 ? '' : `:${again}`}`
}
