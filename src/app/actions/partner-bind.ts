import { type Partner, type Purpose, PURPOSES } from '../../domain/partners/partner.ts'
import type { Did } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import { bindChannel } from '../partners/bind-channel.ts'
import { welcomeKey } from '../partners/channel-notices.ts'
import { welcomeFace } from '../partners/welcome.ts'
import { sendNotice } from '../show/show-card.ts'
import { speakerParty } from '../speaker-party.ts'

const MEANING: Record<Purpose, string> = {
  shared: 'cases, breach notices and health checks are shown here, to both sides',
  internal: 'internal results and notices come here',
  managers: 'escalations that reach the managers come here',
}

/** Give the channel in which this is said its part in a partnership. */
export const bindHere: UseCase<Partner> = {
  name: 'partner.bind',
  // What outsiders see is for those who answer for the partner; where our own notices come is for all of us.
  needs: (_, request) => (request.values['purpose']?.toLowerCase() === 'shared' ? 'partner.share' : 'partner.follow'),
  find: findPartner,
  async run(scene, partner, request) {
    const purpose = PURPOSES.find((one) => one === request.values['purpose']?.toLowerCase())
    if (!purpose)
      return refused(`Bind this channel as shared, internal or managers: e.g. \`bind ${partner.slug} shared\`.`)
    const { here } = scene
    if (!here) return refused('Type this in the channel that you want to bind.')
    if (here.place.kind === 'direct')
      return refused('Type this in the channel that you want to bind, not in a direct message.')
    const { platform } = here.speaker
    const { tenantId, conversationId, name = '' } = here.place
    const channel = { platform, tenantId, conversationId, name }
    const bound = await bindChannel(scene, partner, channel, purpose, speakerParty(scene))
    if ('refused' in bound) return refused(bound.refused)
    const conversationRowId = bound.conversation.id
    const key = welcomeKey({ partnerId: partner.id, conversationRowId, purpose })
    await sendNotice(
      scene,
      [{ kind: 'conversation', platform, conversationRowId }],
      welcomeFace(scene, partner, purpose),
      key,
      { about: key },
    )
    const did: Did[] = bound.already ? [] : [{ kind: 'partner', what: 'ChannelBound', partner: partner.slug, purpose }]
    return done(`This channel is the ${purpose} channel for ${partner.name} now: ${MEANING[purpose]}.`, did)
  },
}
