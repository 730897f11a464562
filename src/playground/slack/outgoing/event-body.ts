import { letters } from '../credentials.ts'
import type { JsonRecord } from '../json-record.ts'
import type { StoredChannel, StoredMessage } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { authorship } from '../web-api/message-json.ts'

/** The outer body of an Events API request. Times are those of the playground's clock. */
export function eventBody(
  workspace: Workspace,
  channel: StoredChannel,
  event: JsonRecord,
): JsonRecord & { event_id: string } {
  const { homeTeamId, appId, botUserId } = workspace.credentials
  return {
    token: 'local',
    team_id: homeTeamId,
    context_team_id: homeTeamId,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: `Ev${letters(10).toUpperCase()}`,
    event_time: Math.floor(workspace.clock.now() / 1e3),
    authorizations: [
      {
        enterprise_id: null,
        team_id: homeTeamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: workspace.isShared(channel),
    event_context: `4-${letters(40)}`,
  }
}

/** The inner event of a message that a person wrote: `message`, or `app_mention` where the bot is mentioned. */
export function messageEvent(
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  type: 'message' | 'app_mention',
): JsonRecord {
  const { userId, text, ts, threadTs, payload } = message
  return {
    type,
    user: userId,
    text,
    ts,
    event_ts: ts,
    channel: channel.id,
    client_msg_id: payload['client_msg_id'],
    ...(type === 'message' && {
      channel_type: channel.kind === 'direct' ? 'im' : channel.private ? 'group' : 'channel',
    }),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...authorship(workspace, userId),
    blocks: payload['blocks'],
  }
}

/** Somebody (here always the bot) came into a channel, or left it. */
export function membershipEvent(
  workspace: Workspace,
  channel: StoredChannel,
  change: { type: 'member_joined_channel' | 'member_left_channel'; byUserId: string },
): JsonRecord {
  const { botUserId, homeTeamId } = workspace.credentials
  return {
    type: change.type,
    user: botUserId,
    channel: channel.id,
    team: homeTeamId,
    channel_type: channel.private ? 'G' : 'C',
    ...(change.type === 'member_joined_channel' && { inviter: change.byUserId }),
    event_ts: workspace.messages.nextTs(),
  }
}
