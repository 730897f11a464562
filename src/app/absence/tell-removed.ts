import { removedCard } from '../../cards/removed-card.ts'
import type { Partner, Purpose } from '../../domain/partners/partner.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import { tellSomebody } from '../ladders/last-resort.ts'
import { loadRoster, withRole } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { absence } from './shared-channels.ts'

/** What a channel is for one of its partners. */
type Part = { conversation: Conversation; purpose: Purpose; partner: Partner }

/** The bot was removed from these channels at once: whoever answers for their partners is told, each in one message. */
export async function tellRemoved(means: Means, conversations: Conversation[]): Promise<void> {
  const parts = (await Promise.all(conversations.map((one) => partsOf(means, one)))).flat()
  for (const [manager, theirs] of await byManager(means, parts)) await tell(means, manager, theirs)
}

async function partsOf({ tx }: Means, conversation: Conversation): Promise<Part[]> {
  const parts: Part[] = []
  for (const { partnerId, purpose } of await tx.bindings.at(conversation.id)) {
    const partner = await tx.partners.get(partnerId)
    if (partner) parts.push({ conversation, purpose, partner })
  }
  return parts
}

/** By the account manager's id; where there is none, each partner for itself. */
async function byManager({ tx }: Means, parts: Part[]): Promise<Map<string, Part[]>> {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const [manager] = withRole(await loadRoster(tx, part.partner.id), 'internal', 'account-manager')
    const key = manager?.person.id ?? part.partner.id
    groups.set(key, [...(groups.get(key) ?? []), part])
  }
  return groups
}

async function tell(means: Means, manager: string, parts: Part[]): Promise<void> {
  const [first] = parts
  if (!first) return
  const channels = Map.groupBy(parts, ({ conversation, purpose }) => `${conversation.id}:${purpose}`)
  const card = removedCard(
    [...channels.values()].map((same) => ({
      channel: absence(same[0]!.conversation),
      purpose: same[0]!.purpose,
      partnerNames: same.map(({ partner }) => partner.name),
    })),
  )
  const { id, absentSince } = first.conversation
  await tellSomebody(means, first.partner, card, `removed:${id}:${absentSince}:${manager}`)
}
