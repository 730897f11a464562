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
    const { tx, here } = scene
    if (!here) return refused('Type this in the channel whose part you want to take away.')
    const purpose = PURPOSES.find((one) => one === request.values['purpose']?.toLowerCase())
    if (!purpose) return refused(`Say which part: \`unbind ${partner.slug} shared\`, \`internal\` or \`managers\`.`)
    const bindings = await tx.bindings.of(partner.id)
    const bound = bindings.find(
      (binding) => binding.purpose === purpose && binding.conversation.conversationId === here.place.conversationId,
    )
    if (!bound)
      return refused(
        `This channel is not the ${purpose} channel for ${partner.name}. \`show ${partner.slug}\` lists its channels.`,
      )
    const binding = { partnerId: partner.id, conversationRowId: bound.conversationRowId, purpose }
    await tx.bindings.remove(binding)
    await settleUnbound(scene, binding)
    const channel = bound.conversation.name || bound.conversation.conversationId
    await recordChange(scene, partner, 'ChannelUnbound', { purpose, channel }, speakerParty(scene))
    return done(`This channel is no longer the ${purpose} channel for ${partner.name}.`, [
      { kind: 'partner', what: 'ChannelUnbound', partner: partner.slug, purpose },
    ])
  },
}
