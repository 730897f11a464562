import { letters } from '../credentials.ts'
import type { JsonRecord } from '../json-record.ts'
import type { StoredChannel, StoredMessage } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { authorship } from '../web-api/message-json.ts'

/**
 * The outer body of an Events API request. Times are those of the playground's clock. `ofTeamId` is the workspace in which
 * the thing happened: for a `message` in a shared channel that of its author, else the bot's own, as recorded in the tests
 * of slackapi/bolt-python (test_request_internals).
 */
export function eventBody(
  workspace: Workspace,
  channel: StoredChannel | undefined,
  event: JsonRecord,
  ofTeamId = workspace.credentials.homeTeamId,
): JsonRecord & { event_id: string } {
  const { organisations, credentials } = workspace
  const { homeTeamId, appId, botUserId } = credentials
  const home = organisations.homeEnterprise?.id ?? null
  const enterprise = organisations.enterpriseOf(ofTeamId)
  return {
    token: 'local',
    team_id: ofTeamId,
    ...(enterprise !== undefined && { enterprise_id: enterprise.id }),
    context_team_id: homeTeamId,
    context_enterprise_id: home,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: `Ev${letters(10).toUpperCase()}`,
    event_time: Math.floor(workspace.clock.now() / 1e3),
    authorizations: [
      {
        enterprise_id: home,
        team_id: homeTeamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel !== undefined && workspace.isShared(channel),
    event_context: `4-${letters(40)}`,
  }
}

/** The inner event of what was written: `message`, or `app_mention` where the bot is mentioned, with the body around it. */
export function messageBody(
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  type: 'message' | 'app_mention',
): JsonRecord & { event_id: string } {
  const { userId, text, ts, threadTs, payload } = message
  const author = authorship(workspace, userId)
  // A mention is told to the bot's workspace whoever wrote it; `user_team` and `source_team` say where they are from.
  const team = type === 'app_mention' ? workspace.credentials.homeTeamId : String(author['team'])
  const event = {
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
    ...author,
    team,
    blocks: payload['blocks'],
  }
  return eventBody(workspace, channel, event, team)
}
