import type { Card } from '../../cards/card.ts'
import { removedCard } from '../../cards/removed-card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Purpose } from '../../domain/partners/purpose.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import { tellSomebody } from '../ladders/last-resort.ts'
import { loadRoster, withRole } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { dropNotices, redrawNotice } from '../show/show-card.ts'
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

async function byManager(means: Means, parts: Part[]): Promise<Map<string, Part[]>> {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const key = await managerOf(means, part.partner.id)
    groups.set(key, [...(groups.get(key) ?? []), part])
  }
  return groups
}

/** The account manager's id; where there is none, each partner stands for itself. */
async function managerOf({ tx }: Means, partnerId: string): Promise<string> {
  const [manager] = withRole(await loadRoster(tx, partnerId), 'internal', 'account-manager')
  return manager?.person.id ?? partnerId
}

async function tell(means: Means, manager: string, parts: Part[]): Promise<void> {
  const [first] = parts
  if (!first) return
  const { conversation, partner } = first
  const { id, absentSince } = conversation
  const onceKey = `removed:${id}:${absentSince}:${manager}`
  await tellSomebody(means, partner, cardOf(parts), onceKey, { about: removedKey(conversation, partner.id) })
}

/**
 * The bot is back in a channel that it was absent from as `before` says: what was to be said of its removal and has not arrived yet names the
 * channels that it is still not in, or is not said at all.
 */
export async function settleRemoved(means: Means, before: Conversation): Promise<void> {
  const { conversations, outbox, bindings } = means.tx
  const { platform, tenantId, group, absentSince } = before
  const together = group === undefined ? [before] : await conversations.ofGroup(platform, tenantId, group)
  const partnerIds = new Set(
    (await Promise.all(together.map(({ id }) => bindings.at(id)))).flat().map((one) => one.partnerId),
  )
  const abouts = [...partnerIds].map((partnerId) => removedKey(before, partnerId))
  const unsent = new Set((await outbox.unfinished({ about: abouts })).map(({ about }) => about))
  if (unsent.size === 0) return
  const still = together.filter((one) => one.id !== before.id && !one.present && one.absentSince === absentSince)
  const groups = await byManager(means, (await Promise.all(still.map((one) => partsOf(means, one)))).flat())
  for (const partnerId of partnerIds) {
    const about = removedKey(before, partnerId)
    if (!unsent.has(about)) continue
    const parts = groups.get(await managerOf(means, partnerId))
    if (parts) await redrawNotice(means, about, () => cardOf(parts))
    else await dropNotices(means, [about])
  }
}

/** One removal, of a channel or of all of a group at that moment, as it is told for a partner. */
function removedKey({ id, group, absentSince }: Conversation, partnerId: string): string {
  return `removed:${group ?? id}:${absentSince}:${partnerId}`
}

function cardOf(parts: Part[]): Card {
  const channels = Map.groupBy(parts, ({ conversation, purpose }) => `${conversation.id}:${purpose}`)
  return removedCard(
    [...channels.values()].map((same) => ({
      channel: absence(same[0]!.conversation, same[0]!.purpose),
      partnerNames: same.map(({ partner }) => partner.name),
    })),
  )
}
