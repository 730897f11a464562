import { isObject, objectAt, objectsAt, textAt } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import { findUserById, personalConversationId, type TeamsUser } from '../teams-world.ts'
import { refuseUnlessReachable } from './may-speak.ts'
import { badSyntax, conversationNotFound } from './refusal.ts'
import { post } from './speak.ts'
import type { Throttle } from './throttle.ts'

/**
 * `POST /v3/conversations`: a chat with one member (found again when there is one already), or, with
 * `channelData.channel.id`, a new thread in a channel that begins with `activity`.
 */
export function createConversation(
  platform: Platform,
  throttle: Throttle,
  parameters: unknown,
): { id: string; activityId?: string } {
  if (!isObject(parameters)) throw badSyntax('Incorrect conversation creation parameters')
  const channelData = objectAt(parameters, 'channelData')
  const channelId = textAt(objectAt(channelData, 'channel'), 'id')
  if (channelId !== undefined) return createThread(platform, throttle, channelId, parameters.activity)

  const members = objectsAt(parameters, 'members')
  const tenantId = textAt(parameters, 'tenantId') ?? textAt(objectAt(channelData, 'tenant'), 'id')
  if (members.length !== 1 || parameters.isGroup === true)
    throw badSyntax('A bot can only create a chat with one member.')
  if (tenantId === undefined) throw badSyntax('Incorrect conversation creation parameters: tenantId is missing')
  const user = findUserById(platform.world, textAt(members[0], 'id') ?? '')
  if (!user) throw badSyntax('Failed to decrypt pairwise id')
  const existing = platform.state.now.chats[user.aadObjectId]
  if (!existing) refuseUnlessReachable(platform, user, tenantId)
  const id = existing?.conversationId ?? openChat(platform, user)
  if (parameters.activity === undefined) return { id }
  return { id, activityId: post(platform, throttle, { conversationId: id, targeted: false }, parameters.activity) }
}

export function openChat(platform: Platform, user: TeamsUser): string {
  const conversationId = personalConversationId(user, platform.credentials.appId)
  platform.state.now.chats[user.aadObjectId] = { conversationId, blocked: false }
  platform.state.changed()
  return conversationId
}

function createThread(
  platform: Platform,
  throttle: Throttle,
  channelId: string,
  activity: unknown,
): { id: string; activityId: string } {
  if (!platform.world.team.channels.some((channel) => channel.id === channelId)) throw conversationNotFound()
  if (activity === undefined) throw badSyntax('A new thread needs an activity to begin with')
  const activityId = post(platform, throttle, { conversationId: channelId, targeted: false }, activity)
  return { id: `${channelId};messageid=${activityId}`, activityId }
}
