import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { Stretch } from '../time/stretches.ts'
import { changed } from './changed.ts'
import { lapse } from './lapse.ts'
import type { Rotation, Swap } from './rotation.ts'
import type { RotationDecision, RotationEffect } from './rotation-event.ts'
import { type RotationPlan, rotationProblems } from './rotation-problems.ts'
import { turnAt } from './turns.ts'

/**
 * Other people, turns or hours hold from now on; overrides stay. A swap of turns that there are no more, or that are another's, does not hold: both are told,
 * whether it was accepted or only asked.
 */
export function changePlan(state: Rotation, by: Party | undefined, plan: RotationPlan, now: Instant): RotationDecision {
  const [problem] = rotationProblems(plan)
  if (problem !== undefined) return { refused: problem }
  const { only: _, ...rest } = state
  const next: Rotation = { ...rest, ...plan }
  if (JSON.stringify(planOf(next)) === JSON.stringify(planOf(state))) return { unchanged: 'It is so already.' }
  const isGone = (swap: Swap) => !isTurnOf(next, swap.gives, swap.askedBy) || !isTurnOf(next, swap.takes, swap.askedOf)
  const asked = lapse(state.swaps, isGone, now)
  const broken = asked.swaps.filter((one) => one.status === 'accepted' && isToCome(one, now) && isGone(one))
  const effects = [...asked.effects, ...broken.flatMap(tellBoth)].filter((one) => one.personId !== by?.personId)
  const swaps = asked.swaps.map((one): Swap =>
    broken.includes(one) ? { ...one, status: 'lapsed', endedAt: now } : one,
  )
  return changed({ ...next, swaps }, effects)
}

function planOf({ zone, members, turns, startsOn, only }: RotationPlan): unknown[] {
  const { every, unit, at } = turns
  return [zone, members, every, unit, at, 'on' in turns ? turns.on : undefined, startsOn, only?.zone, only?.week]
}

function isTurnOf(plan: Rotation, { from, to }: Stretch, personId: string): boolean {
  const turn = turnAt(plan, from)
  return turn?.from === from && turn.to === to && turn.of === personId
}

function isToCome({ gives, takes }: Swap, now: Instant): boolean {
  return gives.to > now || takes.to > now
}

function tellBoth({ id, askedBy, askedOf }: Swap): RotationEffect[] {
  return [askedBy, askedOf].map((personId) => ({ effect: 'tell', personId, of: 'SwapLapsed', id }))
}
