import type { Actor } from '../partners/actor.ts'
import type { Climbed, Ladder } from './ladder.ts'
import { targetsOf } from './policy.ts'
import { askedOn, hasTaken, holderOn } from './side-state.ts'

/** The steps told in the climb that goes on, or went on last: opened again, it calls those of before no more. */
export function toldInThisClimb({ climbed, toldBefore = 0 }: Pick<Ladder, 'climbed' | 'toldBefore'>): Climbed[] {
  return climbed.slice(toldBefore)
}

/**
 * Whether an escalation has called somebody in this climb: at a step of their side, by a role, by name, by a turn, or in the place of somebody away; or they have it there, or are asked in the place of whoever has.
 * Never who stands on that side no more, nor whoever began it, or took it to that step, who knows of it without being called.
 */
export function hasCalled(ladder: Ladder, who: Exclude<Actor, { kind: 'stranger' }>): boolean {
  const { kind: side, personId } = who
  const roles = who.roles.filter(({ partnerId }) => partnerId === ladder.partnerId).map(({ role }) => role)
  if (roles.length === 0 || (who.kind === 'partner' && who.partnerId !== ladder.partnerId)) return false
  const stands = ladder.sides[side]
  if ([holderOn(stands), askedOn(stands)].some((one) => one?.personId === personId) || hasTaken(stands, personId))
    return true
  return toldInThisClimb(ladder).some(({ side: on, step, but, instead }) => {
    if (on !== side || but === personId || ladder.startedBy?.personId === personId) return false
    if (instead?.called.includes(personId)) return true
    const isOf = targetsOf(ladder.policy, side, step).some(
      (one) => (one.to === 'role' && roles.includes(one.role)) || (one.to === 'person' && one.person === personId),
    )
    return isOf && !instead?.away.includes(personId)
  })
}
