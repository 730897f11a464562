import type { CalledState } from '../../cards/joined-call-card.ts'
import type { Ladder } from '../../domain/escalations/ladder.ts'
import { holderOn, nextOf, takenOn, waitsForSomebody } from '../../domain/escalations/side-state.ts'
import type { Side } from '../../domain/partners/party.ts'

/** As it stands on the side that the call is for; to whoever reads it alone, and has taken it beside others, it is theirs. */
export function calledState({ ladder, side, reader }: { ladder: Ladder; side: Side; reader?: string }): CalledState {
  if (ladder.status === 'resolved') return { status: 'over' }
  const stands = ladder.sides[side]
  if (!waitsForSomebody(stands)) {
    const holder = holderOn(stands)
    if (holder) return { status: 'owned', byName: holder.name }
    return { status: stands.state === 'unconfirmed' ? 'held' : 'over' }
  }
  const own = takenOn(stands).find(({ by }) => by.personId === reader)
  if (own) return { status: 'owned', byName: own.by.name }
  const nextAt = nextOf(stands)
  return { status: 'waits', ...(nextAt !== undefined && { nextAt }) }
}
