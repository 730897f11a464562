import type { Conversation } from '../conversations.ts'
import type { JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import { botAccountId, type TeamsUser } from '../teams-world.ts'
import {
  eventActivity,
  rosterActivity,
  teamEventActivity,
  teamRosterActivity,
  type Change,
} from './roster-activities.ts'

/** What the bot is told when it comes into a conversation or leaves it: the roster changed, and the app was (un)installed. */
export function installActivities(
  platform: Platform,
  conversation: Conversation,
  by: TeamsUser,
  change: Change,
): JsonObject[] {
  const bot = { id: botAccountId(platform.credentials.appId) }
  const installation = eventActivity(platform, conversation, by)
  return [
    rosterActivity(platform, conversation, by, [bot], change),
    { ...installation, type: 'installationUpdate', action: change },
  ]
}

/** The same of a whole team. */
export function teamInstallActivities(platform: Platform, by: TeamsUser, change: Change): JsonObject[] {
  const bot = { id: botAccountId(platform.credentials.appId) }
  const installation = teamEventActivity(platform, by)
  return [
    teamRosterActivity(platform, by, [bot], change),
    { ...installation, type: 'installationUpdate', action: change },
  ]
}
