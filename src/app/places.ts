import { welcomeCard } from '../cards/welcome-card.ts'
import type { Inbound } from '../ports/inbound.ts'
import type { Conversation } from '../ports/store/registry.ts'
import type { Means } from './scene.ts'
import { tellOutsidersCame } from './partners/tell-outsiders-came.ts'
import { sendNotice } from './show/show-card.ts'

/** Keep what the adapter needs to talk where this was said, and who can read there: every event may bring it fresher. */
export async function meetPlace(means: Means, inbound: Inbound): Promise<Conversation> {
  const { speaker, place, what } = inbound
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
      outsiders: outsidersIn(inbound, undefined),
    }
    await tx.conversations.insert(met)
    return met
  }
  if (what.kind === 'moved') await yieldId(means, known, what.newConversationId)
  const fresh: Conversation = {
    ...known,
    // A place may first be heard of from an outsider; it is of the organisation whose people we are.
    tenantId: speaker.outsider ? known.tenantId : speaker.tenantId,
    name: place.name ?? known.name,
    reference: place.reference ?? known.reference,
    present: what.kind === 'left' ? false : what.kind === 'joined' ? true : known.present,
    conversationId: what.kind === 'moved' ? what.newConversationId : known.conversationId,
    outsiders: outsidersIn(inbound, known.outsiders),
  }
  if (JSON.stringify(fresh) !== JSON.stringify(known)) await tx.conversations.save(fresh)
  if (fresh.outsiders === true && known.outsiders !== true) await tellOutsidersCame(means, fresh)
  return fresh
}

/** Somebody may have spoken under the new id before we heard of the move: what was met there is this same place, with all that it serves. */
async function yieldId({ tx }: Means, moved: Conversation, newConversationId: string): Promise<void> {
  const met = await tx.conversations.at(moved.platform, newConversationId)
  if (!met || met.id === moved.id) return
  for (const binding of await tx.bindings.at(met.id)) {
    await tx.bindings.remove(binding)
    await tx.bindings.add({ ...binding, conversationRowId: moved.id })
  }
  await tx.conversations.save({ ...met, conversationId: `moved:${met.id}`, present: false })
}

/** Whoever speaks in a channel reads it too, whatever its platform says; else its word counts, and else what was known. */
function outsidersIn({ speaker, place, what }: Inbound, known: boolean | undefined): boolean | undefined {
  if (place.kind === 'direct') return undefined
  const spoken = what.kind === 'command' || what.kind === 'action' || what.kind === 'submission'
  return spoken && speaker.outsider ? true : (place.outsiders ?? known)
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
