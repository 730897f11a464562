import type { Partner } from '../../domain/partners/partner.ts'
import { listed } from '../../cards/listed.ts'
import { targetsOf } from '../../domain/escalations/policy.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
import { ladderName } from '../../domain/terms/ladder-terms.ts'
import { didToRotation } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import { endRotation as endIt } from '../rotations/end-rotation.ts'
import { ownRotations, rotationCalled, sameName } from '../rotations/find-rotation.ts'
import { speakerParty } from '../speaker-party.ts'

/** A rotation of one's own side is there no more. While a step of a ladder calls whoever is on duty by it, it stays: that step would call nobody. */
export const endRotation: UseCase<Partner> = {
  name: 'rotation.end',
  needs: 'rotation.set',
  find: findPartner,
  async run(scene, partner, { values }) {
    const rotation = rotationCalled(await ownRotations(scene, partner), values['rotation'], partner)
    if ('refused' in rotation) return refused(rotation.refused)
    const calling = stepsCalling(partner, rotation)
    if (calling.length > 0)
      return refused(
        `“${rotation.name}” is called by ${listed(calling)}, which would call nobody: let it call somebody else first, with \`terms ${partner.slug}\`.`,
      )
    await endIt(scene, partner, rotation, speakerParty(scene))
    return done(`“${rotation.name}” is ended: nobody is on duty by it any more.`, [
      didToRotation('RotationEnded', partner.slug, rotation),
    ])
  },
}

/** "step 2 of the usual ladder". */
function stepsCalling({ terms }: Partner, { side, name }: Rotation): string[] {
  return terms.ladders.flatMap((ladder) =>
    ladder.steps[side].flatMap((_, step) =>
      targetsOf(ladder, side, step).some((one) => one.to === 'rotation' && sameName(one.name, name))
        ? [`step ${step + 1} of the ${ladderName(ladder)} ladder`]
        : [],
    ),
  )
}
