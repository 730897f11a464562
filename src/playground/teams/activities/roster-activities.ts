import type { Conversation } from '../conversations.ts'
import { objectAt, type JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import { homeTenant, type TeamsUser } from '../teams-world.ts'
import { baseActivity } from './base-activity.ts'

export type Change = 'add' | 'remove'

/** Somebody came into a conversation or left it. A shared channel has a roster of its own, and names of its own for it. */
export function rosterActivity(
  platform: Platform,
  conversation: Conversation,
  by: TeamsUser,
  members: JsonObject[],
  change: Change,
): JsonObject {
  const activity = { ...eventActivity(platform, conversation, by), ...changed(members, change) }
  if (conversation.kind === 'personal') return activity
  const { team } = platform.world
  const { channel } = conversation
  const data = objectAt(activity, 'channelData')
  return {
    ...activity,
    channelData: {
      ...data,
      eventType: eventType(channel.shared ? 'channelMember' : 'teamMember', change),
      team: { id: team.id, name: team.name },
      channel: { ...objectAt(data, 'channel'), name: channel.name },
    },
  }
}

/** Somebody came into the team or left it, and with it all its standard channels, none of which is named. */
export function teamRosterActivity(
  platform: Platform,
  by: TeamsUser,
  members: JsonObject[],
  change: Change,
): JsonObject {
  const activity = teamEventActivity(platform, by)
  const channelData = { ...objectAt(activity, 'channelData'), eventType: eventType('teamMember', change) }
  return { ...activity, ...changed(members, change), channelData }
}

/** Events concern the whole conversation, not a thread of it. */
export function eventActivity(platform: Platform, conversation: Conversation, by: TeamsUser): JsonObject {
  const activity = baseActivity(platform, conversation, by, `f:${crypto.randomUUID()}`)
  return { ...activity, conversation: { ...objectAt(activity, 'conversation'), id: conversation.id } }
}

/** An event of the team: its conversation has the team's id (Teams platform docs, "Conversation update events"). */
export function teamEventActivity(platform: Platform, by: TeamsUser): JsonObject {
  const { team } = platform.world
  const general = { id: team.id, name: 'General', shared: false, memberIds: [], botPresent: true }
  const tenant = { id: homeTenant(platform.world).id }
  return {
    ...eventActivity(platform, { kind: 'channel', id: team.id, channel: general }, by),
    channelData: { team: { id: team.id, name: team.name, aadGroupId: tenant.id }, tenant },
  }
}

function changed(members: JsonObject[], change: Change): JsonObject {
  return { type: 'conversationUpdate', [change === 'add' ? 'membersAdded' : 'membersRemoved']: members }
}

function eventType(what: 'teamMember' | 'channelMember', change: Change): string {
  return `${what}${change === 'add' ? 'Added' : 'Removed'}`
}
