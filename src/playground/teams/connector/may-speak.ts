import { findConversation, isOutsider, type Conversation } from '../conversations.ts'
import type { Platform } from '../platform.ts'
import type { TeamsUser } from '../teams-world.ts'
import { ConnectorRefusal, conversationNotFound } from './refusal.ts'

/** The conversation with this id, in which the bot may speak now; else throws the refusal that Teams gives. */
export function conversationForBot(platform: Platform, id: string): Conversation {
  const conversation = findConversation(platform.world, platform.state, id)
  if (!conversation) throw conversationNotFound()
  if (conversation.kind === 'channel') {
    if (!isPresent(platform, conversation.channel.id)) throw notInRoster()
  } else if (conversation.user.gone === true || platform.state.now.chats[conversation.user.aadObjectId]?.blocked) {
    throw new ConnectorRefusal(403, 'MessageWritesBlocked', 'Thread is blocked from message writes.')
  }
  return conversation
}

/** In the team's own channel it is wherever it is in any other. */
function isPresent({ world, state }: Platform, channelId: string): boolean {
  const { botPresent } = state.now
  return channelId === world.team.id ? Object.values(botPresent).includes(true) : botPresent[channelId] === true
}

/**
 * Whether the bot may open a chat with this person: of its own tenant, and having the app, either by themselves or
 * through a channel in which it is installed (Teams platform docs, "Proactive messages").
 */
export function refuseUnlessReachable(platform: Platform, user: TeamsUser, tenantId: string): void {
  if (isOutsider(platform.world, user) || user.tenantId !== tenantId) {
    throw new ConnectorRefusal(403, 'Forbidden', 'The bot is not installed in the tenant of this user.')
  }
  const { botPresent, chats } = platform.state.now
  const shared = platform.world.team.channels.some(
    (channel) => botPresent[channel.id] && channel.memberIds.includes(user.aadObjectId),
  )
  if (user.gone === true || user.bot === true || (!shared && !chats[user.aadObjectId])) {
    throw new ConnectorRefusal(403, 'ForbiddenOperationException', 'The bot is not installed for this user.')
  }
}

function notInRoster(): ConnectorRefusal {
  return new ConnectorRefusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.')
}
