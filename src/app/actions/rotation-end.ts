import type { Partner } from '../../domain/partners/partner.ts'
import { didToRotation } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import { endRotation as endIt, whyNotEnded } from '../rotations/end-rotation.ts'
import { ownRotations, rotationCalled } from '../rotations/find-rotation.ts'
import { speakerParty } from '../speaker-party.ts'

/** A rotation of one's own side is there no more, unless a step of a ladder calls whoever is on duty by it. */
export const endRotation: UseCase<Partner> = {
  name: 'rotation.end',
  needs: 'rotation.set',
  find: findPartner,
  async run(scene, partner, { values }) {
    const rotation = rotationCalled(await ownRotations(scene, partner), values['rotation'], partner)
    if ('refused' in rotation) return refused(rotation.refused)
    const why = whyNotEnded(partner, rotation)
    if (why !== undefined) return refused(`“${rotation.name}” ${why}, with \`terms ${partner.slug}\`.`)
    await endIt(scene, partner, rotation, speakerParty(scene))
    return done(`“${rotation.name}” is ended: nobody is on duty by it any more.`, [
      didToRotation('RotationEnded', partner.slug, rotation),
    ])
  },
}
