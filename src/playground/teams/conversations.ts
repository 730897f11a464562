import type { TeamsState } from './teams-state.ts'
import { findUser, homeTenant, type TeamsChannel, type TeamsUser, type TeamsWorld } from './teams-world.ts'

/** Where something is said: a channel, or one person's chat with the bot; perhaps in a thread of it. */
export type Conversation =
  | { kind: 'channel'; id: string; channel: TeamsChannel; threadId?: string }
  | { kind: 'personal'; id: string; user: TeamsUser; threadId?: string }

/** Finds a conversation by the id that Teams gives it; a thread's is `CHANNEL;messageid=ROOT`. */
export function findConversation(world: TeamsWorld, state: TeamsState, id: string): Conversation | undefined {
  const [base = '', thread] = id.split(';messageid=')
  const channel = world.team.channels.find((candidate) => candidate.id === base) ?? generalOf(world, base)
  if (channel) return channelConversation(state, channel, thread)
  const owner = Object.entries(state.now.chats).find(([, chat]) => chat.conversationId === base)?.[0]
  const user = owner === undefined ? undefined : findUser(world, owner)
  if (thread !== undefined && (world.threadsInChats !== true || !state.message(base, thread))) return undefined
  return user && { kind: 'personal', id: base, user, ...(thread !== undefined && { threadId: thread }) }
}

/** The channel that every team has, whose id is the team's: everybody of its standard channels is in it. */
function generalOf({ team }: TeamsWorld, id: string): TeamsChannel | undefined {
  if (id !== team.id) return undefined
  const memberIds = team.channels.filter(({ shared }) => !shared).flatMap((channel) => channel.memberIds)
  return { id, name: 'General', shared: false, memberIds: [...new Set(memberIds)], botPresent: true }
}

function channelConversation(state: TeamsState, channel: TeamsChannel, threadId?: string): Conversation | undefined {
  if (threadId === undefined) return { kind: 'channel', id: channel.id, channel }
  const root = state.message(channel.id, threadId)
  // What Teams does under a deleted message is nowhere documented: this is the stricter of what it may do.
  if (!root || root.deletedAt !== undefined) return undefined
  return { kind: 'channel', id: channel.id, channel, threadId }
}

/** Whether a person can read what is said there. */
export function isMember(conversation: Conversation, user: TeamsUser): boolean {
  if (user.gone === true) return false
  return conversation.kind === 'personal'
    ? conversation.user.aadObjectId === user.aadObjectId
    : conversation.channel.memberIds.includes(user.aadObjectId)
}

export function membersOf(world: TeamsWorld, conversation: Conversation): TeamsUser[] {
  return world.users.filter((user) => isMember(conversation, user))
}

/** A person of another tenant than the one in which the bot is installed. */
export function isOutsider(world: TeamsWorld, user: TeamsUser): boolean {
  return user.tenantId !== homeTenant(world).id
}
