import { type Partner, PURPOSES } from '../../domain/partners/partner.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import { settleUnbound } from '../partners/channel-notices.ts'
import { recordChange } from '../partners/record-change.ts'
import { speakerParty } from '../speaker-party.ts'

/** Take a part of a partnership away from the channel in which this is said. */
export const unbindHere: UseCase<Partner> = {
  name: 'partner.unbind',
  needs: 'partner.unbind',
  find: findPartner,
  async run(scene, partner, request) {
    const { tx } = scene
    const purpose = PURPOSES.find((one) => one === request.values['purpose']?.toLowerCase())
    if (!purpose) return refused(`Say which part: \`unbind ${partner.slug} shared\`, \`internal\` or \`managers\`.`)
    const bindings = await tx.bindings.of(partner.id)
    const here = bindings.find(
      (binding) => binding.purpose === purpose && binding.conversation.conversationId === scene.place.conversationId,
    )
    if (!here)
      return refused(
        `This channel is not the ${purpose} channel for ${partner.name}. \`show ${partner.slug}\` lists its channels.`,
      )
    const binding = { partnerId: partner.id, conversationRowId: here.conversationRowId, purpose }
    await tx.bindings.remove(binding)
    await settleUnbound(scene, binding)
    const channel = here.conversation.name || here.conversation.conversationId
    await recordChange(scene, partner, 'ChannelUnbound', { purpose, channel }, speakerParty(scene))
    return done(`This channel is no longer the ${purpose} channel for ${partner.name}.`)
  },
}
