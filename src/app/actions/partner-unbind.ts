import { bindingValue } from '../../cards/channel-form.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { PURPOSES } from '../../domain/partners/purpose.ts'
import type { Binding, Conversation } from '../../ports/store/registry.ts'
import { openUnbind } from '../by-form/channel-forms.ts'
import { asPreview } from '../by-form/deed-preview.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { settleUnbound } from '../partners/channel-notices.ts'
import { recordChange } from '../partners/record-change.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Take a part of a partnership away from a channel: the one in which this is said, or one that is chosen. Without the part, the form opens. */
export const unbindHere: UseCase<Partner> = {
  name: 'partner.unbind',
  needs: 'partner.unbind',
  find: findPartner,
  async run(scene, partner, request) {
    const { tx, here } = scene
    const { purpose: said, binding, back } = request.values
    if (!here) return refused('Type this in the channel whose part you want to take away.')
    if ((said === undefined && binding === undefined) || back !== undefined) return openUnbind(scene, partner, binding)
    const bindings = await tx.bindings.of(partner.id)
    if (binding !== undefined) {
      const chosen = bindings.find(
        ({ purpose, conversationRowId }) => bindingValue({ id: conversationRowId, purpose }) === binding,
      )
      if (!chosen)
        return openUnbind(scene, partner, undefined, 'That channel was let go meanwhile: nothing of it is done.')
      const form = await openUnbind(scene, partner, binding)
      const outcome = await unbind(scene, partner, chosen)
      return form.kind === 'form'
        ? asPreview(scene, { action: unbindHere.name, form: form.form, field: 'binding' }, request, outcome)
        : outcome
    }
    const purpose = PURPOSES.find((one) => one === said?.toLowerCase())
    if (!purpose) return refused(`Say which part: \`unbind ${partner.slug} shared\`, \`internal\` or \`managers\`.`)
    const bound = bindings.find(
      (one) => one.purpose === purpose && one.conversation.conversationId === here.place.conversationId,
    )
    if (!bound)
      return refused(
        `This channel is not the ${purpose} channel for ${partner.name}. \`show ${partner.slug}\` lists its channels.`,
      )
    return unbind(scene, partner, bound)
  },
}

async function unbind(
  scene: Scene,
  partner: Partner,
  { conversationRowId, purpose, conversation }: Binding & { conversation: Conversation },
): Promise<Outcome> {
  const binding = { partnerId: partner.id, conversationRowId, purpose }
  await scene.tx.bindings.remove(binding)
  await settleUnbound(scene, binding)
  const channel = conversation.name || conversation.conversationId
  await recordChange(scene, partner, 'ChannelUnbound', { purpose, channel }, speakerParty(scene))
  const isHere = scene.here?.place.conversationId === conversation.conversationId
  const which = isHere || conversation.name === '' ? 'This channel' : `#${conversation.name}`
  return done(`${which} is no longer the ${purpose} channel for ${partner.name}.`, [
    { kind: 'partner', what: 'ChannelUnbound', partner: partner.slug, purpose },
  ])
}
