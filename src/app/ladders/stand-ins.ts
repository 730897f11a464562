import type { StandIns } from '../../domain/escalations/ladder-event.ts'
import { type LadderPolicy, type Target, targetsOf } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Party, type Side, SIDES } from '../../domain/partners/party.ts'
import { calledFor } from '../../domain/rotations/called-for.ts'
import { onCall } from '../../domain/rotations/on-call.ts'
import type { Absence, Rotation } from '../../domain/rotations/rotation.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { partyOf, type Roster, withRole } from '../people/roster.ts'
import { absencesOf } from '../rotations/duty.ts'
import { sameName } from '../rotations/find-rotation.ts'
import type { Means } from '../scene.ts'

/** What says who is called in the place of others at a moment. */
export type Ground = { roster: Roster; absences: Record<Side, Absence[]>; rotations: Rotation[]; at: Instant }

export async function groundOf(
  { tx }: Pick<Means, 'tx'>,
  { id }: Pick<Partner, 'id'>,
  { steps }: Pick<LadderPolicy, 'steps'>,
  roster: Roster,
  at: Instant,
): Promise<Ground> {
  const isCalled = SIDES.some((side) => steps[side].some(({ targets }) => targets.some(({ to }) => to === 'rotation')))
  const rotations = isCalled ? await tx.rotations.of(id) : []
  return { roster, absences: await absencesOf(tx, id, at), rotations, at }
}

/**
 * Whom a step calls beside those who have its roles, and whom not: whoever is on duty by a rotation, and in the place of whoever is away their delegate, where
 * they have one who may stand in. Undefined where it calls just those who have its roles.
 */
export function standInsOf(
  ground: Ground,
  policy: Pick<LadderPolicy, 'steps'>,
  side: Side,
  step: number,
): StandIns | undefined {
  const { roster, absences, at } = ground
  const own = roster.filter((one) => one.side === side)
  const partyCalled = (id: string): Party[] =>
    own
      .filter(({ person }) => person.id === id)
      .slice(0, 1)
      .map(partyOf)
  const targets = targetsOf(policy, side, step)
  const roles = targets.flatMap((one) => (one.to === 'role' ? withRole(own, side, one.role) : []))
  const named = [...new Map(roles.map((entry) => [entry.person.id, entry])).values()]
  const away = named.flatMap((entry) => {
    const called = calledFor(entry.person.id, absences[side], at)
    if (called === entry.person.id) return []
    const [instead] = called === undefined ? [] : partyCalled(called)
    return [{ who: partyOf(entry), ...(instead && { instead }) }]
  })
  const turns = targets.filter((one) => one.to === 'rotation')
  const onDuty = turns.flatMap((target) => {
    const rotation = rotationOf(ground, side, target)
    const person = rotation && onCall(rotation, absences[side], at).person
    return person === undefined ? [] : partyCalled(person)
  })
  return away.length + turns.length === 0 ? undefined : { away, onDuty }
}

/** The rotation that a target names, where there is one. */
export function rotationOf({ rotations }: Ground, side: Side, target: Target): Rotation | undefined {
  if (target.to !== 'rotation') return undefined
  return rotations.find((one) => one.side === side && sameName(one.name, target.name))
}
