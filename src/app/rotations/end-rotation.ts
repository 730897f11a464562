import { listed } from '../../cards/listed.ts'
import { targetsOf } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { lapse } from '../../domain/rotations/lapse.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
import { ladderName } from '../../domain/terms/ladder-terms.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { dropNotices } from '../show/show-card.ts'
import { handoverKey } from './arm-handover.ts'
import { dutyAt } from './duty.ts'
import { sameName } from './find-rotation.ts'
import { sayPlan } from './save-rotation.ts'
import { tellOfRotation } from './tell-of-rotation.ts'

/** It is there no more. Whoever is on duty by it hears so, and who waits for an answer to a swap; the record says how it was set. */
export async function endRotation(
  means: Means,
  partner: Partner,
  rotation: Rotation,
  by: Party | undefined,
): Promise<void> {
  const { tx, now } = means
  const { person } = (await dutyAt(tx, rotation, now)).now
  const { effects } = lapse(rotation.swaps, () => true, now)
  await tx.rotations.remove(rotation)
  await tx.timers.cancel(handoverKey(rotation))
  await dropNotices(means, [`rotation:${rotation.id}`])
  const isTold = person !== undefined && person !== by?.personId
  const onDuty = isTold ? [{ effect: 'tell', personId: person, of: 'OverrideEnded', id: rotation.id } as const] : []
  await tellOfRotation(means, partner, rotation, [...onDuty, ...effects], by)
  const data = {
    ...{ rotation: rotation.name, side: rotation.side, was: sayPlan(rotation) },
    ...(by ? {} : means.origin),
  }
  await recordFact(means, partner, partner.slug, { kind: 'RotationEnded', data, ...(by && { by }) })
}

/** While a step of a ladder calls whoever is on duty by it, it stays: that step would call nobody. It goes on the name of the rotation. */
export function whyNotEnded({ terms }: Pick<Partner, 'terms'>, { side, name }: Rotation): string | undefined {
  const calling = terms.ladders.flatMap((ladder) =>
    ladder.steps[side].flatMap((_, step) =>
      targetsOf(ladder, side, step).some((one) => one.to === 'rotation' && sameName(one.name, name))
        ? [`step ${step + 1} of the ${ladderName(ladder)} ladder`]
        : [],
    ),
  )
  if (calling.length === 0) return undefined
  return `is called by ${listed(calling)}, which would call nobody: let it call somebody else first`
}
