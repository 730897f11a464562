import { rosterActivity, teamRosterActivity, type Change } from '../activities/roster-activities.ts'
import type { BotDelivery } from '../delivery/bot-delivery.ts'
import type { JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import { accountId, homeTenant, type TeamsChannel, type TeamsUser } from '../teams-world.ts'
import { installer } from './installation.ts'

/**
 * Puts a person into a channel, or takes them out. The bot is told where it is in the channel: of a shared channel by name,
 * of a standard one only that the team's roster changed.
 */
export function setMember(
  platform: Platform,
  delivery: BotDelivery,
  channel: TeamsChannel,
  user: TeamsUser,
  present: boolean,
): void {
  const { now } = platform.state
  if (channel.memberIds.includes(user.aadObjectId) === present) return
  const others = channel.memberIds.filter((id) => id !== user.aadObjectId)
  now.members = { ...now.members, [channel.id]: present ? [...others, user.aadObjectId] : others }
  platform.state.changed()
  if (now.botPresent[channel.id] === true) tell(platform, delivery, channel, user, present ? 'add' : 'remove')
}

function tell(platform: Platform, delivery: BotDelivery, channel: TeamsChannel, user: TeamsUser, change: Change): void {
  const by = installer(platform)
  const conversation = { kind: 'channel', id: channel.id, channel } as const
  delivery.enqueue(
    channel.shared
      ? rosterActivity(platform, conversation, by, [member(platform, user)], change)
      : teamRosterActivity(platform, by, [member(platform, user)], change),
  )
}

/** A member of a shared channel says by which team and tenant they are in it (npm @microsoft/teams.api, `Account`). */
function member({ world }: Platform, user: TeamsUser): JsonObject {
  const source = { sourceType: 'channel', membershipType: 'direct', tenantId: user.tenantId }
  const foreign = user.tenantId !== homeTenant(world).id
  return { id: accountId(user), aadObjectId: user.aadObjectId, ...(foreign && { membershipSources: [source] }) }
}
