import type { Conversation } from '../conversations.ts'
import type { JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import { accountId, BOT_NAME, botAccountId, homeTenant, type TeamsUser } from '../teams-world.ts'

/** What every activity from Teams carries, whatever its type: who, where, when, in which tenant. */
export function baseActivity(platform: Platform, conversation: Conversation, from: TeamsUser, id: string): JsonObject {
  const at = Temporal.Instant.fromEpochMilliseconds(platform.clock.now())
  return {
    id,
    channelId: 'msteams',
    serviceUrl: platform.serviceUrl(),
    timestamp: at.toString({ smallestUnit: 'millisecond' }),
    localTimestamp: at.toZonedDateTimeISO(from.zone).toString({ smallestUnit: 'millisecond', timeZoneName: 'never' }),
    localTimezone: from.zone,
    locale: from.locale ?? 'en-US',
    from: {
      id: accountId(from),
      name: from.name,
      ...(from.anonymous !== true && from.bot !== true && { aadObjectId: from.aadObjectId }),
    },
    recipient: { id: botAccountId(platform.credentials.appId), name: BOT_NAME },
    conversation: conversationAccount(platform, conversation, id),
    channelData: channelData(platform, conversation),
  }
}

/** `clientInfo` accompanies what a person did in a client. */
export function clientInfo(user: TeamsUser): JsonObject {
  const locale = user.locale ?? 'en-US'
  return { type: 'clientInfo', locale, country: locale.split('-').at(-1), platform: 'Web', timezone: user.zone }
}

function conversationAccount(platform: Platform, conversation: Conversation, activityId: string): JsonObject {
  const tenantId = homeTenant(platform.world).id
  const inThread = `${conversation.id};messageid=${conversation.threadId ?? activityId}`
  if (conversation.kind === 'channel') return { isGroup: true, conversationType: 'channel', tenantId, id: inThread }
  const id = platform.world.threadsInChats === true ? inThread : conversation.id
  return { conversationType: 'personal', tenantId, id }
}

/**
 * The tenant named here is the one that owns the conversation, also when an outsider speaks in a shared channel: what
 * Teams puts there for outsiders is undocumented, and only the roster is sure to tell a person's tenant.
 */
function channelData(platform: Platform, conversation: Conversation): JsonObject {
  const tenant = { id: homeTenant(platform.world).id }
  if (conversation.kind === 'personal') return { tenant }
  const { team } = platform.world
  return {
    teamsChannelId: conversation.id,
    teamsTeamId: team.id,
    channel: { id: conversation.id, type: conversation.channel.shared ? 'shared' : 'standard' },
    team: { id: team.id },
    tenant,
  }
}
