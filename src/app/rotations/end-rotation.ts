import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { lapse } from '../../domain/rotations/lapse.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
import { tellAbout } from '../../domain/rotations/tell-about.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { dropNotices } from '../show/show-card.ts'
import { handoverKey } from './arm-handover.ts'
import { dutyAt } from './duty.ts'
import { sayPlan } from './save-rotation.ts'
import { tellOfRotation } from './tell-of-rotation.ts'

/** It is there no more. Whoever is on duty by it hears so, and who waits for an answer to a swap; the record says how it was set. */
export async function endRotation(means: Means, partner: Partner, rotation: Rotation, by: Party): Promise<void> {
  const { tx, now } = means
  const { person } = (await dutyAt(tx, rotation, now)).now
  const { effects } = lapse(rotation.swaps, () => true, now)
  await tx.rotations.remove(rotation)
  await tx.timers.cancel(handoverKey(rotation))
  await dropNotices(means, [`rotation:${rotation.id}`])
  const onDuty = person === undefined ? [] : tellAbout(by, [person], 'OverrideEnded', rotation.id)
  await tellOfRotation(means, partner, rotation, [...onDuty, ...effects], by)
  const data = { rotation: rotation.name, side: rotation.side, was: sayPlan(rotation) }
  await recordFact(means, partner, partner.slug, { kind: 'RotationEnded', data, by })
}
