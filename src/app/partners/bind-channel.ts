import type { PlatformName } from '../../cards/card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Purpose } from '../../domain/partners/purpose.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Readers } from '../../ports/chat-platform.ts'
import type { Place } from '../../ports/inbound.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'
import { touchComing } from '../maintenance/show-maintenance.ts'
import { touchOpenProposal } from '../terms/show-proposal.ts'
import { greetingKey } from './channel-notices.ts'
import { recordChange } from './record-change.ts'

export type ChannelName = { platform: PlatformName; tenantId: string; conversationId: string; name: string }

/**
 * Give a channel its part in a partnership. A shared or internal channel serves one partner; a managers' channel may serve many. Where
 * outsiders are known to be, nothing internal is bound.
 */
export async function bindChannel(
  means: Means,
  partner: Partner,
  channel: ChannelName,
  purpose: Purpose,
  by?: Party,
): Promise<{ conversation: Conversation; already: boolean } | { refused: string }> {
  const { tx } = means
  const conversation =
    (await tx.conversations.at(channel.platform, channel.tenantId, channel.conversationId)) ??
    (await meet(means, channel))
  const bindings = await tx.bindings.at(conversation.id)
  if (bindings.some((binding) => binding.partnerId === partner.id && binding.purpose === purpose))
    return { conversation, already: true }
  const other = bindings.find((binding) => binding.partnerId !== partner.id)
  if (other && !(purpose === 'managers' && bindings.every((binding) => binding.purpose === 'managers'))) {
    const otherPartner = await tx.partners.get(other.partnerId)
    return {
      refused: `This channel already serves ${otherPartner?.name ?? 'another partner'} (${other.purpose}). Use a channel of its own for ${partner.name}.`,
    }
  }
  const mixes = bindings.find((binding) => (binding.purpose === 'shared') !== (purpose === 'shared'))
  if (mixes) {
    return {
      refused: `This channel is bound as ${mixes.purpose}. A channel cannot be both shared with ${partner.name} and internal; unbind it first with \`/partner unbind ${partner.slug} ${mixes.purpose}\`.`,
    }
  }
  if (purpose !== 'shared') {
    const readers = await readersOf(means, conversation)
    if (typeof readers === 'object')
      return {
        refused: `Who reads this channel cannot be seen at the moment: ${readers.temporary} Nothing was bound; try again in a minute.`,
      }
    // A sheet may be written before the bot is invited: who reads there is judged when something is to be sent.
    if (readers === 'unseen' && by !== undefined)
      return {
        refused: `I am not in this channel, so I cannot see who reads it, and could post nothing here. Invite me, then bind it again.`,
      }
    if (readers === 'others')
      return {
        refused: `People of other organisations are in this channel, so it cannot be the ${purpose} channel for ${partner.name}. Use a channel that only our own people can read.`,
      }
  }
  await tx.bindings.add({ partnerId: partner.id, conversationRowId: conversation.id, purpose })
  await tx.outbox.dropAbout([greetingKey(conversation)])
  const told = { purpose, channel: conversation.name || channel.conversationId }
  await recordChange(means, partner, 'ChannelBound', told, by)
  if (purpose === 'shared') {
    await touchOpenProposal(means, partner.id)
    await touchComing(means, partner.id)
  }
  return { conversation, already: false }
}

/** What the platform says now; what is known from before, where it was not asked. */
async function readersOf({ tx, lookUps }: Means, conversation: Conversation): Promise<Readers> {
  const said = lookUps.readers(conversation.platform, placeOf(conversation))
  if (said === 'not asked') return conversation.outsiders === true ? 'others' : 'ours alone'
  if (said === 'ours alone' && conversation.outsiders === true)
    await tx.conversations.save({ ...conversation, outsiders: false })
  return said
}

function placeOf({ conversationId, kind, tenantId, reference }: Conversation): Place {
  return { conversationId, kind, tenantId, ...(reference && { reference }) }
}

async function meet(means: Means, channel: ChannelName): Promise<Conversation> {
  const conversation: Conversation = { id: means.ids.next(), ...channel, kind: 'channel', present: true }
  await means.tx.conversations.insert(conversation)
  return conversation
}
