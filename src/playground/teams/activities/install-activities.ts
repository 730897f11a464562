import type { Conversation } from '../conversations.ts'
import { objectAt, type JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import { botAccountId, type TeamsUser } from '../teams-world.ts'
import { baseActivity } from './base-activity.ts'

/** What the bot is told when it comes into a conversation or leaves it: the roster changed, and the app was (un)installed. */
export function installActivities(
  platform: Platform,
  conversation: Conversation,
  by: TeamsUser,
  change: 'add' | 'remove',
): JsonObject[] {
  const bot = { id: botAccountId(platform.credentials.appId) }
  const rosterChange = eventActivity(platform, conversation, by)
  rosterChange.type = 'conversationUpdate'
  rosterChange[change === 'add' ? 'membersAdded' : 'membersRemoved'] = [bot]
  if (conversation.kind === 'channel') {
    const { team } = platform.world
    rosterChange.channelData = {
      ...objectAt(rosterChange, 'channelData'),
      eventType: change === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved',
      team: { id: team.id, name: team.name },
      channel: { ...objectAt(rosterChange.channelData, 'channel'), name: conversation.channel.name },
    }
  }
  const installation = eventActivity(platform, conversation, by)
  return [rosterChange, { ...installation, type: 'installationUpdate', action: change }]
}

/** Events concern the whole conversation, not a thread of it. */
function eventActivity(platform: Platform, conversation: Conversation, by: TeamsUser): JsonObject {
  const activity = baseActivity(platform, conversation, by, `f:${crypto.randomUUID()}`)
  return { ...activity, conversation: { ...objectAt(activity, 'conversation'), id: conversation.id } }
}
