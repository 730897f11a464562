import type { Partner } from '../../domain/partners/partner.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
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
    // Whatever is said beside the name means something else than that it ends.
    if (Object.keys(values).some((one) => one !== 'rotation')) return refused(whichOfBoth(partner, rotation))
    const why = await whyNotEnded(scene, partner, rotation)
    if (why !== undefined) return refused(`“${rotation.name}” ${why}.`)
    await endIt(scene, partner, rotation, speakerParty(scene))
    return done(`“${rotation.name}” is ended: nobody is on duty by it any more.`, [
      didToRotation('RotationEnded', partner.slug, rotation),
    ])
  },
}

function whichOfBoth({ slug }: Partner, { name }: Rotation): string {
  return `To end a rotation its name alone is said, and nothing was done. To end it: \`rotation ${slug} "${name}" end\`. To change it, leave “end” out; to set one whose name ends so, put the name in quotes.`
}
