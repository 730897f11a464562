import { partnerEndForm, partnerRemoveForm } from '../../cards/partner-end-form.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import { inStage, settleEnded, settleResumed, whyNotEnded } from '../partners/end-partner.ts'
import { removePartner, whyNotRemoved } from '../partners/remove-partner.ts'
import { speakerParty } from '../speaker-party.ts'

/** End a partner with which nothing is open, saying why. Without the words, the form that asks for them opens. */
export const endPartner: UseCase<Partner> = {
  name: 'partner.end',
  needs: 'partner.end',
  find: findPartner,
  async run(scene, partner, { values: { text } }) {
    const { slug, name } = partner
    if (partner.stage === 'ended') return done(`${name} has ended already. \`resume ${slug}\` takes that back.`, [])
    const not = await whyNotEnded(scene, partner, scene.actor.zone)
    if (not !== undefined) return refused(not)
    if (text === undefined) return { kind: 'form', form: partnerEndForm(partner) }
    const ended = inStage(partner, 'ended')
    await scene.tx.partners.save(ended)
    await settleEnded(scene, partner, ended, speakerParty(scene), text)
    return done(
      `${name} has ended. Its channels are told and let go, and its people can see and do nothing more here. \`resume ${slug}\` takes that back; its record stays.`,
      [{ kind: 'partner', what: 'PartnerEnded', partner: slug }],
    )
  },
}

/** Go on with a partner that has ended, with its people and its terms as they were. */
export const resumePartner: UseCase<Partner> = {
  name: 'partner.resume',
  needs: 'partner.end',
  find: findPartner,
  async run(scene, partner) {
    const { slug, name } = partner
    if (partner.stage !== 'ended') return done(`${name} has not ended: it is in the stage ${partner.stage}.`, [])
    const resumed = inStage(partner, 'steady')
    await scene.tx.partners.save(resumed)
    await settleResumed(scene, resumed, speakerParty(scene))
    return done(
      `${name} goes on, in the stage steady, with its people and its terms as they were. Next: in each of its channels, type \`@Liaison bind ${slug} shared\`, \`internal\` or \`managers\`.`,
      [{ kind: 'partner', what: 'PartnerResumed', partner: slug }],
    )
  },
}

/** Take a partner away that nothing has happened with, once its short name is said a second time. */
export const removePartnerHere: UseCase<Partner> = {
  name: 'partner.remove',
  needs: 'partner.end',
  find: findPartner,
  async run(scene, partner, { values: { text } }) {
    const not = await whyNotRemoved(scene, partner)
    if (not !== undefined) return refused(not)
    const form = partnerRemoveForm(partner)
    if (text === undefined) return { kind: 'form', form }
    if (text.toLowerCase() !== partner.slug)
      return {
        kind: 'errors',
        form,
        errors: { text: `That is not its short name. To remove it, enter ${partner.slug}.` },
      }
    await removePartner(scene, partner)
    return done(`${partner.name} is removed: nothing is kept of it.`, [
      { kind: 'partner', what: 'PartnerRemoved', partner: partner.slug },
    ])
  },
}
