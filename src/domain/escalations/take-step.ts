import type { Party, Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { asStood } from './as-stood.ts'
import { heldBy, type Moved, nextVersion, withSide } from './climb.ts'
import { type Climbed, climbedAt, type Ladder } from './ladder.ts'
import { type LadderDecision, type LadderFact, type Reach, recorded } from './ladder-event.ts'
import { stoodOn, type Taken, takenOn, withTaken } from './side-state.ts'

/** The step told last on a side that climbs, or is put off, or did before it was held until a resolution is confirmed, where each whom it has reached must take it. While a step without a target is waited through, it is the one before. */
export function wantsAll(ladder: Ladder, side: Side): Climbed | undefined {
  const stands = stoodOn(ladder.sides[side])
  if (ladder.status === 'resolved' || (stands.state !== 'climbing' && stands.state !== 'snoozed')) return undefined
  const told = climbedAt(ladder, { side, ...stands }) ?? ladder.climbed.findLast((one) => one.side === side)
  return told && ladder.policy.steps[side][told.step]?.acknowledge === 'all' ? told : undefined
}

/** Who of them has not taken it yet, nor given it to somebody. */
export function missingAmong(awaited: readonly Party[], taken: readonly Taken[]): Party[] {
  return awaited.filter(
    ({ personId }) => !taken.some(({ by, instead }) => by.personId === personId || instead?.includes(personId)),
  )
}

/** They all have it: their side is held if nobody else must take it, else it goes on. `fact`: what is recorded where it goes on, and where it is held. */
export function take(
  ladder: Ladder,
  side: Side,
  taken: Taken[],
  fact: { goesOn: LadderFact; held: LadderFact },
  reach: Reach,
  now: Instant,
): LadderDecision {
  const stands = ladder.sides[side]
  const isWaiting = wantsAll(ladder, side) && missingAmong(reach.awaited?.[side] ?? [], taken).length > 0
  if (!isWaiting) return heldBy(nextVersion(ladder), side, taken, fact.held, now)
  return {
    state: withSide(nextVersion(ladder), side, withTaken(stands, taken)),
    effects: [recorded(fact.goesOn), { effect: 'show card' }],
  }
}

/**
 * Where somebody of the step has it and nobody else must take it any more, the side is held, in the version that the ladder is in. One that only those of steps before it have is
 * taken by nobody. Of a side that is held until a resolution is confirmed, it is how that stood.
 */
export function settle(ladder: Ladder, side: Side, reach: Reach, now: Instant): Moved | undefined {
  const taken = takenOn(ladder.sides[side])
  const told = wantsAll(ladder, side)
  if (!told || !taken.some(({ at }) => at >= told.at)) return undefined
  if (missingAmong(reach.awaited?.[side] ?? [], taken).length > 0) return undefined
  const fact = { at: now, kind: 'EscalationTakenByAll', data: { side } } as const
  const byAll = (stands: Ladder) => heldBy(stands, side, taken, fact, now)
  return ladder.sides[side].state === 'unconfirmed' ? asStood(ladder, side, byAll) : byAll(ladder)
}
