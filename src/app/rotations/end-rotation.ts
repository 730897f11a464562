import { listed } from '../../cards/listed.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import { type LadderPolicy, targetsOf } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { lapse } from '../../domain/rotations/lapse.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
import type { RotationEffect } from '../../domain/rotations/rotation-event.ts'
import { toldOfEnd } from '../../domain/rotations/told-of-end.ts'
import { ladderName } from '../../domain/terms/ladder-terms.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { dropNotices } from '../show/show-card.ts'
import { handoverKey } from './arm-handover.ts'
import { dutyAt } from './duty.ts'
import { sameName } from './find-rotation.ts'
import { sayPlan } from './save-rotation.ts'
import { tellOfRotation, toldKey } from './tell-of-rotation.ts'

/**
 * It is there no more. Whoever is on duty by it, or was to be by an override or a swap, hears so, and who waits for an answer to a swap; of what somebody was not told yet they hear nothing.
 * The record says how it was set.
 */
export async function endRotation(
  means: Means,
  partner: Partner,
  rotation: Rotation,
  by: Party | undefined,
): Promise<void> {
  const { tx, now } = means
  const { person: onDuty } = (await dutyAt(tx, rotation, now)).now
  const { effects } = lapse(rotation.swaps, () => true, now)
  await tx.rotations.remove(rotation)
  await tx.timers.cancel(handoverKey(rotation))
  const unheard = new Set(
    (await dropNotices(means, [`rotation:${rotation.id}`, ...toldOf(rotation)])).map(({ about }) => about),
  )
  const isUnheard = (of: RotationEffect['of'], id: string, personId: string) =>
    unheard.has(toldKey({ of, id, personId }))
  const told = [
    ...toldOfEnd(rotation, { onDuty, by, now }, isUnheard),
    ...effects.filter(({ id, personId }) => !isUnheard('SwapAsked', id, personId)),
  ]
  await tellOfRotation(means, partner, rotation, told, by)
  const data = {
    ...{ rotation: rotation.name, side: rotation.side, was: sayPlan(rotation) },
    ...(by ? {} : means.origin),
  }
  await recordFact(means, partner, partner.slug, { kind: 'RotationEnded', data, ...(by && { by }) })
}

/** What people may have been told of the times in it that are no more. */
function toldOf({ overrides, swaps }: Rotation): string[] {
  return [
    ...overrides.map(({ id, personId }) => toldKey({ of: 'OverrideSet', id, personId })),
    ...swaps.flatMap(({ id, askedBy, askedOf }) => [
      toldKey({ of: 'SwapAsked', id, personId: askedOf }),
      toldKey({ of: 'SwapAccepted', id, personId: askedBy }),
      toldKey({ of: 'SwapAccepted', id, personId: askedOf }),
    ]),
  ]
}

/**
 * While a step of a ladder calls whoever is on duty by it, it stays: that step would call nobody. It goes on the name of the rotation. So it is with an escalation that climbs by terms of before,
 * until that is over.
 */
export async function whyNotEnded(
  { tx }: Pick<Means, 'tx'>,
  { id: partnerId, slug, terms }: Partner,
  rotation: Rotation,
): Promise<string | undefined> {
  const agreed = terms.ladders.flatMap((one) =>
    stepsCalling(one, rotation).map((step) => `${step} of the ${ladderName(one)} ladder`),
  )
  const running = (await tx.ladders.active({ partnerId })).flatMap(({ number, policy }) => {
    const steps = stepsCalling(policy, rotation)
    return steps.length > 0 ? [{ label: ladderLabel(number), steps }] : []
  })
  if (agreed.length + running.length === 0) return undefined
  const calling = [...agreed, ...running.flatMap(({ label, steps }) => steps.map((step) => `${step} of ${label}`))]
  const first = [
    ...(agreed.length > 0 ? [`let it call somebody else first, with \`terms ${slug}\``] : []),
    ...(running.length > 0 ? [`end it once ${listed(running.map(({ label }) => label))} is resolved`] : []),
  ]
  return `is called by ${listed(calling)}, which would call nobody: ${first.join(', and ')}`
}

function stepsCalling(policy: Pick<LadderPolicy, 'steps'>, { side, name }: Rotation): string[] {
  return policy.steps[side].flatMap((_, step) =>
    targetsOf(policy, side, step).some((one) => one.to === 'rotation' && sameName(one.name, name))
      ? [`step ${step + 1}`]
      : [],
  )
}
