import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { named } from '../timeline/fact.ts'
import { asStood } from './as-stood.ts'
import { climb, heldBy, type Moved, nextVersion, placeOf, withSide } from './climb.ts'
import { handOverLadder, holdingOf } from './hand-over-ladder.ts'
import { type Ladder, ladderLabel } from './ladder.ts'
import { type LadderDecision, type LadderEffect, type LadderEvent, type Reach, recorded } from './ladder-event.ts'
import { hasTaken, holderOn, nextOf, type SideState, stillHave, stoodOn, takenOn, withTaken } from './side-state.ts'
import { settle } from './take-step.ts'

type GoesAway = Omit<Extract<LadderEvent, { type: 'HolderAway' }>, 'type'>

/**
 * Whoever has it on their side is away from now on: whoever stands in has it, and is told. Where nobody does it goes on without them, unless they are back before the time
 * that they said; what they had put off, or have beside others, stands as it is.
 */
export function goAway(ladder: Ladder, event: GoesAway, reach: Reach, now: Instant): LadderDecision {
  const { by, to, until, asleep } = event
  const label = ladderLabel(ladder.number)
  const stands = ladder.sides[by.side]
  if (!holdingOf(ladder, by.personId).some(({ side }) => side === by.side))
    return { unchanged: `${by.name} does not have ${label}.` }
  if (to) return passTo(ladder, { ...event, to }, reach, now)
  if (stands.state === 'unconfirmed')
    return leaveStood(ladder, by, until, now) ?? { unchanged: `${label} stands as it did.` }
  const next = nextOf(stands)
  if (stands.state !== 'acknowledged' || stands.by.personId !== by.personId || next === undefined || until <= next)
    return { unchanged: `${label} stands as it did.` }
  return goOn(ladder, by, stands, reach, now, asleep)
}

/** Held until a resolution is confirmed: if that is struck, their side goes on without them. */
function leaveStood(ladder: Ladder, by: Party, until: Instant, now: Instant): Moved | undefined {
  const { side } = by
  const stands = stoodOn(ladder.sides[side])
  const next = nextOf(stands)
  if (stands.state !== 'acknowledged' || stands.by.personId !== by.personId || next === undefined || until <= next)
    return undefined
  const others = stillHave(stands, now).filter((one) => one.by.personId !== by.personId)
  const data = { side, holder: named(by), ...(others.length > 0 && { still: 1 }) }
  const fact = { at: now, kind: 'EscalationGivenUp', data } as const
  return asStood(nextVersion(ladder), side, (stood) =>
    others.length > 0
      ? heldBy(stood, side, others, fact, now)
      : {
          state: withSide(stood, side, { state: 'climbing', ...placeOf(stands), nextAt: now }),
          effects: [recorded(fact), { effect: 'show card' }],
        },
  )
}

function passTo(
  ladder: Ladder,
  { by, to, backBy, until }: GoesAway & { to: Party },
  reach: Reach,
  now: Instant,
): Moved {
  const { side } = by
  const before = ladder.sides[side]
  const hadIt = holderOn(before)?.personId === to.personId || hasTaken(before, to.personId)
  const moved = takenNow(handOverLadder(ladder, by, to, undefined, now), to, now)
  const then = settle(moved.state, side, reach, now) ?? withTheirTime(moved.state, to, backBy, now)
  const told: LadderEffect = { effect: 'tell holder', side, holder: to, by, away: { name: by.name, until } }
  return {
    state: then.state,
    effects: [...moved.effects, foundAway(by, to, now), ...then.effects, ...(hadIt ? [] : [told])],
  }
}

/** At the step that is told now they have it as somebody who has just taken it. */
function takenNow({ state, effects }: Moved, { personId, side }: Party, at: Instant): Moved {
  const stands = state.sides[side]
  const taken = takenOn(stands).map((one) => (one.by.personId === personId ? { ...one, at } : one))
  return { state: withSide(state, side, withTaken(stands, taken)), effects }
}

/** Where whoever was there before was asked already, or would have been by now, the question is not theirs: they have the time that anybody has who takes it now. */
function withTheirTime(ladder: Ladder, to: Party, backBy: Instant, now: Instant): Moved {
  const { side } = to
  const stands = ladder.sides[side]
  if (stands.state !== 'acknowledged' || stands.by.personId !== to.personId) return { state: ladder, effects: [] }
  if (stands.asked === undefined && stands.backBy > now) return { state: ladder, effects: [] }
  const { asked: _, ...rest } = stands
  return {
    state: withSide(ladder, side, { ...rest, backBy }),
    effects: [{ effect: 'start timer', side, at: backBy }],
  }
}

/** Whoever else has it has it still, else the next step is told. `asleep`: who stands in, and takes no page at that hour. */
export function goOn(
  ladder: Ladder,
  by: Party,
  stands: Extract<SideState, { state: 'acknowledged' | 'snoozed' }>,
  reach: Reach,
  now: Instant,
  asleep: Party | undefined,
): Moved {
  const { side } = by
  const others = stillHave(stands, now).filter((one) => one.by.personId !== by.personId)
  const data = { side, holder: named(by) }
  const fact = { at: now, kind: 'EscalationGivenUp', data } as const
  const away = foundAway(by, undefined, now, asleep)
  const next = nextVersion(ladder)
  if (others.length > 0) {
    const { state, effects } = heldBy(next, side, others, { ...fact, data: { ...data, still: 1 } }, now)
    return { state, effects: [...effects, away] }
  }
  const { state, effects } = climb(next, side, stands, reach, now)
  return { state, effects: [recorded(fact), away, ...effects] }
}

/** Who of ours is away is our own affair. */
export function foundAway(who: Party, instead: Party | undefined, at: Instant, asleep?: Party): LadderEffect {
  const data = {
    side: who.side,
    away: named(who),
    ...(instead && { instead: named(instead) }),
    ...(asleep && { asleep: named(asleep) }),
  }
  const ours = who.side === 'internal' ? ({ audience: 'internal' } as const) : {}
  return recorded({ at, kind: 'EscalationAwayFound', data, ...ours })
}
