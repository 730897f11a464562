import type { Partner } from '../../domain/partners/partner.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done } from '../outcome.ts'
import { confirmPartner } from '../partners/confirmation.ts'
import { speakerParty } from '../speaker-party.ts'

/** Take on a partner that somebody else registered. */
export const confirmPartnerHere: UseCase<Partner> = {
  name: 'partner.confirm',
  needs: 'partner.confirm',
  find: findPartner,
  async run(scene, partner) {
    if (!partner.unconfirmed) return done(`${partner.name} is confirmed already.`, [])
    const { name, slug } = await confirmPartner(scene, partner, speakerParty(scene))
    return done(
      `${name} is confirmed. Next: in the channel you share with them, type \`@Liaison bind ${slug} shared\`, then name people with \`people ${slug} add @name\`.`,
      [{ kind: 'partner', what: 'PartnerConfirmed', partner: slug }],
    )
  },
}
