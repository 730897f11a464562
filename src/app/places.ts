import { welcomeCard } from '../cards/welcome-card.ts'
import { canonicalJson, type Plain } from '../domain/timeline/canonical-json.ts'
import type { Inbound } from '../ports/inbound.ts'
import type { Conversation } from '../ports/store/registry.ts'
import { followPresence, presenceAfter } from './absence/presence.ts'
import { readByOthers } from './read-by-others.ts'
import type { Means } from './scene.ts'
import type { Speaker } from './speaker.ts'
import { greetingKey } from './partners/channel-notices.ts'
import { outsidersLeft, tellOutsidersCame } from './partners/tell-outsiders-came.ts'
import { sendNotice } from './show/show-card.ts'

/** Keep what the adapter needs to talk where this was said, and who can read there: every event may bring it fresher. */
export async function meetPlace(means: Means, inbound: Inbound, speaker: Speaker | undefined): Promise<Conversation> {
  const { platform, place, what } = inbound
  const { tx } = means
  const known = await tx.conversations.at(platform, place.tenantId, place.conversationId)
  if (!known) {
    const outsiders = outsidersIn(inbound, speaker, undefined)
    const met = presenceAfter(means, inbound, {
      id: means.ids.next(),
      platform,
      tenantId: place.tenantId,
      conversationId: place.conversationId,
      kind: place.kind,
      name: place.name ?? '',
      ...(place.group !== undefined && { group: place.group }),
      ...(place.reference && { reference: place.reference }),
      present: true,
      ...(outsiders !== undefined && { outsiders }),
    })
    await tx.conversations.insert(met)
    await followPresence(means, inbound, met, met)
    return met
  }
  if (what.kind === 'moved') await yieldId(means, known, what.newConversationId)
  const { outsiders: before, ...rest } = presenceAfter(means, inbound, known)
  const outsiders = outsidersIn(inbound, speaker, before) ?? (await readByOthers(means, known, place))
  const fresh: Conversation = {
    ...rest,
    ...(place.name !== undefined && { name: place.name }),
    ...(place.group !== undefined && { group: place.group }),
    ...(place.reference && { reference: place.reference }),
    ...(what.kind === 'moved' && { conversationId: what.newConversationId }),
    ...(outsiders !== undefined && { outsiders }),
  }
  if (inWords(fresh) !== inWords(known)) await tx.conversations.save(fresh)
  if (fresh.outsiders === true && known.outsiders !== true) await tellOutsidersCame(means, fresh)
  if (known.outsiders === true && fresh.outsiders !== true) await outsidersLeft(means, await tx.bindings.at(known.id))
  await followPresence(means, inbound, known, fresh)
  return fresh
}

/** The order of the members, in the opaque reference too, is the database's. */
function inWords(conversation: Conversation): string {
  const plain: Plain = JSON.parse(JSON.stringify(conversation))
  return canonicalJson(plain)
}

/** Somebody may have spoken under the new id before we heard of the move: what was met there is this same place, with all that it serves. */
async function yieldId({ tx }: Means, moved: Conversation, newConversationId: string): Promise<void> {
  const met = await tx.conversations.at(moved.platform, moved.tenantId, newConversationId)
  if (!met || met.id === moved.id) return
  for (const binding of await tx.bindings.at(met.id)) {
    await tx.bindings.remove(binding)
    await tx.bindings.add({ ...binding, conversationRowId: moved.id })
  }
  await tx.conversations.save({ ...met, conversationId: `moved:${met.id}`, present: false })
}

/** Whoever speaks in a channel reads it too, whatever its platform says; else its word counts, and else what was known. */
function outsidersIn(
  { place, what }: Inbound,
  speaker: Speaker | undefined,
  known: boolean | undefined,
): boolean | undefined {
  if (place.kind === 'direct') return undefined
  // Who invited the bot, or took it out, need not be in the channel.
  const reads = what.kind !== 'joined' && what.kind !== 'left' && what.kind !== 'moved'
  if (reads && speaker && speaker.standing !== 'ours' && speaker.standing !== 'bot') return true
  return known === true ? (place.outsiders ?? true) : place.outsiders
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
    { about: greetingKey(conversation) },
  )
}
