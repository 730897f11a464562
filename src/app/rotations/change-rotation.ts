import { decideRotation } from '../../domain/rotations/decide-rotation.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
import type { RotationEvent } from '../../domain/rotations/rotation-event.ts'
import type { Means } from '../scene.ts'
import { armHandover } from './arm-handover.ts'
import { tellOfRotation } from './tell-of-rotation.ts'

/** What an event makes of a rotation is saved, and whom it concerns is told. */
export async function changeRotation(
  means: Means,
  partner: Partner,
  rotation: Rotation,
  event: RotationEvent,
): Promise<{ state: Rotation } | { refused: string } | { unchanged: string }> {
  const decision = decideRotation(rotation, event, means.now)
  if (!('state' in decision)) return decision
  await means.tx.rotations.save(decision.state)
  await armHandover(means, decision.state)
  await tellOfRotation(means, partner, decision.state, decision.effects, 'by' in event ? event.by : undefined)
  return { state: decision.state }
}

/** Somebody is named for a partner no longer: their slots stay, empty. */
export async function leaveRotations(means: Means, partner: Partner, personId: string): Promise<void> {
  for (const rotation of await means.tx.rotations.of(partner.id))
    if (stands(rotation, personId)) await changeRotation(means, partner, rotation, { type: 'PersonLeft', personId })
}

/** They are named again: their slots are theirs again. */
export async function comeBackToRotations(means: Means, partner: Partner, personId: string): Promise<void> {
  for (const rotation of await means.tx.rotations.of(partner.id))
    if (rotation.left.some((one) => one.personId === personId))
      await changeRotation(means, partner, rotation, { type: 'PersonCameBack', personId })
}

/** Somebody whom we took for two people turned out to be one: what was the one's is the other's. */
export async function joinInRotations(means: Means, partnerId: string, former: string, person: string): Promise<void> {
  const now = (personId: string) => (personId === former ? person : personId)
  for (const rotation of await means.tx.rotations.of(partnerId)) {
    if (!stands(rotation, former)) continue
    const { members, overrides, swaps, left, version } = rotation
    await means.tx.rotations.save({
      ...rotation,
      members: members.map((one) => one && now(one)),
      overrides: overrides.map((one) => ({ ...one, personId: now(one.personId) })),
      swaps: swaps.map((one) => ({ ...one, askedBy: now(one.askedBy), askedOf: now(one.askedOf) })),
      left: left.filter(({ personId }) => personId !== former),
      version: version + 1,
    })
  }
}

function stands({ members, overrides, swaps }: Rotation, personId: string): boolean {
  return (
    members.includes(personId) ||
    overrides.some((one) => one.personId === personId) ||
    swaps.some(({ askedBy, askedOf }) => askedBy === personId || askedOf === personId)
  )
}
