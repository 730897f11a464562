import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { named } from '../timeline/fact.ts'
import { asStood } from './as-stood.ts'
import { type Moved, nextVersion, withSide } from './climb.ts'
import type { Ladder } from './ladder.ts'
import { recorded } from './ladder-event.ts'
import { hasTaken, holderOn, type SideState, type Taken, takenOn, withTaken } from './side-state.ts'

/** Whoever had it on their side can act no more, and somebody else of it has it from now on: it does not climb again for that. */
export function handOverLadder(ladder: Ladder, from: Party, to: Party, by: Party | undefined, now: Instant): Moved {
  const { side } = from
  const stands = ladder.sides[side]
  if (stands.state === 'unconfirmed') return asStood(ladder, side, (stood) => handOverLadder(stood, from, to, by, now))
  if (hasTaken(stands, from.personId)) return handOverTaken(ladder, from, to, by, now)
  if (stands.state !== 'acknowledged' && stands.state !== 'snoozed') return { state: ladder, effects: [] }
  const data = { side, owner: named(to), from: named(stands.by) }
  return {
    state: withSide(nextVersion(ladder), side, withTaken(handedTo(stands, to), takenBut(stands, to))),
    effects: [recorded({ at: now, kind: 'EscalationHandedOver', ...(by && { by }), data }), { effect: 'show card' }],
  }
}

/** Whoever put it off is said still, and whoever was asked in the place of the one before is asked for themselves. */
function handedTo(stands: Extract<SideState, { state: 'acknowledged' | 'snoozed' }>, to: Party): SideState {
  if (stands.state === 'snoozed') {
    const { from = stands.by, ...rest } = stands
    return { ...rest, by: to, ...(from.personId !== to.personId && { from }) }
  }
  const { asked, ...rest } = stands
  return { ...rest, by: to, ...(asked && { asked: { until: asked.until } }) }
}

/** They had it beside others, who stay. */
function handOverTaken(ladder: Ladder, from: Party, to: Party, by: Party | undefined, now: Instant): Moved {
  const { side } = from
  const stands = ladder.sides[side]
  const own = takenOn(stands).find((one) => one.by.personId === from.personId)!
  const places = [...(own.instead ?? []), from.personId]
  const standsIn = (one: Taken) => ({ ...one, by: to, instead: [...(one.instead ?? []), ...places] })
  const others = takenBut(stands, from)
  const hasIt = holderOn(stands)?.personId === to.personId
  const taken = hasTaken(stands, to.personId)
    ? others.map((one) => (one.by.personId === to.personId ? standsIn(one) : one))
    : [...others, ...(hasIt ? [] : [{ ...own, by: to, instead: places }])]
  const data = { side, owner: named(to), from: named(own.by) }
  return {
    state: withSide(nextVersion(ladder), side, withTaken(stands, taken)),
    effects: [recorded({ at: now, kind: 'EscalationHandedOver', ...(by && { by }), data }), { effect: 'show card' }],
  }
}

function takenBut(stands: SideState, { personId }: Party): Taken[] {
  return takenOn(stands).filter((one) => one.by.personId !== personId)
}

/** As whom somebody has it, or has put it off: on one side, or on none. */
export function holdingOf({ sides, status }: Ladder, personId: string): Party[] {
  if (status === 'resolved') return []
  return [sides.internal, sides.partner].flatMap((side) => {
    const holder = holderOn(side)
    const taken = takenOn(side).map(({ by }) => by)
    return [...(holder ? [holder] : []), ...taken].filter((one) => one.personId === personId)
  })
}
