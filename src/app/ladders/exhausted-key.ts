import type { Ladder } from '../../domain/escalations/ladder.ts'
import type { Side } from '../../domain/partners/party.ts'

/** The once key of what says that a side came to its end, after so many steps were told. */
export function exhaustedOnce({ id, climbed }: Ladder, side: Side, told = climbed.length): string {
  return `exhausted:${id}:${side}:${told}`
}
