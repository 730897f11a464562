import { isMember, membersOf } from '../conversations.ts'
import type { JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import { accountId, findUser, homeTenant, type TeamsUser } from '../teams-world.ts'
import { conversationForBot } from './may-speak.ts'
import { badSyntax, ConnectorRefusal } from './refusal.ts'

/** The members of a conversation, as `TeamsChannelAccount`s. Only `tenantId` tells outsiders in a shared channel. */
export function members(platform: Platform, conversationId: string): JsonObject[] {
  const conversation = conversationForBot(platform, conversationId)
  return membersOf(platform.world, conversation)
    .filter(({ bot }) => bot !== true)
    .map(account)
}

export function member(platform: Platform, conversationId: string, memberId: string): JsonObject {
  const conversation = conversationForBot(platform, conversationId)
  const user = findUser(platform.world, memberId)
  if (!user || user.bot === true || !isMember(conversation, user)) {
    throw new ConnectorRefusal(404, 'MemberNotFoundInConversation', 'The user is not part of the conversation.')
  }
  return account(user)
}

/** `pageSize` is 50 to 500 in Teams; a token is the place at which the next page begins. */
export function pagedMembers(
  platform: Platform,
  conversationId: string,
  query: { pageSize?: string; continuationToken?: string },
): JsonObject {
  const all = members(platform, conversationId)
  const from = Number(query.continuationToken ?? 0)
  const size = Math.min(Math.max(Number(query.pageSize ?? 200), 50), 500)
  if (!Number.isInteger(from) || !Number.isInteger(size)) throw badSyntax('Bad page size or continuation token')
  const page = { members: all.slice(from, from + size) }
  return from + size < all.length ? { ...page, continuationToken: String(from + size) } : page
}

export function team(platform: Platform, teamId: string): JsonObject {
  const { id, name, channels } = knownTeam(platform, teamId)
  const memberCount = new Set(channels.flatMap((channel) => channel.memberIds)).size
  const tenantId = homeTenant(platform.world).id
  return { id, name, aadGroupId: tenantId, tenantId, type: 'standard', channelCount: channels.length, memberCount }
}

export function teamChannels(platform: Platform, teamId: string): JsonObject {
  const { channels } = knownTeam(platform, teamId)
  return {
    conversations: channels.map(({ id, name, shared }) => ({ id, name, type: shared ? 'shared' : 'standard' })),
  }
}

function knownTeam(platform: Platform, teamId: string): Platform['world']['team'] {
  if (platform.world.team.id === teamId) return platform.world.team
  throw new ConnectorRefusal(404, 'ConversationNotFound', 'Team not found.')
}

function account(user: TeamsUser): JsonObject {
  const [givenName = user.name, ...rest] = user.name.split(' ')
  if (user.anonymous === true) return { id: accountId(user), name: user.name, givenName, userRole: 'anonymous' }
  return {
    id: accountId(user),
    name: user.name,
    objectId: user.aadObjectId,
    aadObjectId: user.aadObjectId,
    givenName,
    surname: rest.join(' '),
    email: user.email ?? user.userPrincipalName,
    userPrincipalName: user.userPrincipalName,
    tenantId: user.tenantId,
    userRole: user.guest === true ? 'guest' : 'user',
  }
}
