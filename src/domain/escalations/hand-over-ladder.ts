import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { named } from '../timeline/fact.ts'
import { type Moved, nextVersion, withSide } from './climb.ts'
import type { Ladder } from './ladder.ts'
import { recorded } from './ladder-event.ts'
import { holderOn } from './side-state.ts'

/** Whoever had it on their side can act no more, and somebody else of it has it from now on: it does not climb again for that. */
export function handOverLadder(ladder: Ladder, from: Party, to: Party, by: Party | undefined, now: Instant): Moved {
  const { side } = from
  const stands = ladder.sides[side]
  if (stands.state !== 'acknowledged' && stands.state !== 'snoozed') return { state: ladder, effects: [] }
  const data = { side, owner: named(to), from: named(stands.by) }
  return {
    state: withSide(nextVersion(ladder), side, { ...stands, by: to }),
    effects: [recorded({ at: now, kind: 'EscalationHandedOver', ...(by && { by }), data }), { effect: 'show card' }],
  }
}

/** As whom somebody has it, or has put it off: on one side, or on none. */
export function holdingOf({ sides, status }: Ladder, personId: string): Party[] {
  if (status === 'resolved') return []
  return [sides.internal, sides.partner].flatMap((side) => {
    const holder = holderOn(side)
    return holder?.personId === personId ? [holder] : []
  })
}
