import { welcomeCard } from '../cards/welcome-card.ts'
import type { Inbound } from '../ports/inbound.ts'
import type { Conversation } from '../ports/store/registry.ts'
import type { Means } from './scene.ts'
import { sendNotice } from './show/show-card.ts'

/** Keep what the adapter needs to talk where this was said: every event may bring it fresher. */
export async function meetPlace(means: Means, { speaker, place, what }: Inbound): Promise<Conversation> {
  const { tx } = means
  const known = await tx.conversations.at(speaker.platform, place.conversationId)
  if (!known) {
    const met: Conversation = {
      id: means.ids.next(),
      platform: speaker.platform,
      tenantId: speaker.tenantId,
      conversationId: place.conversationId,
      kind: place.kind,
      name: place.name ?? '',
      ...(place.reference && { reference: place.reference }),
      present: what.kind !== 'left',
    }
    await tx.conversations.insert(met)
    return met
  }
  const fresh: Conversation = {
    ...known,
    name: place.name ?? known.name,
    reference: place.reference ?? known.reference,
    present: what.kind === 'left' ? false : what.kind === 'joined' ? true : known.present,
    conversationId: what.kind === 'moved' ? what.newConversationId : known.conversationId,
  }
  if (JSON.stringify(fresh) !== JSON.stringify(known)) await tx.conversations.save(fresh)
  return fresh
}

/** The bot came into a channel: say in a few words what it is for and what to type first. Once per channel. */
export async function greet(means: Means, conversation: Conversation): Promise<void> {
  if (conversation.kind === 'direct') return
  const bound = (await means.tx.bindings.at(conversation.id)).length > 0
  if (bound) return
  await sendNotice(
    means,
    [{ kind: 'conversation', platform: conversation.platform, conversationRowId: conversation.id }],
    (audience) => welcomeCard({ company: means.company, audience }),
    `greet:${conversation.id}`,
  )
}
