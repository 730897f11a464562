import { letters } from '../credentials.ts'
import type { JsonRecord } from '../json-record.ts'
import type { StoredChannel, StoredMessage } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { authorship, editedJson, filesJson, messageJson } from '../web-api/message-json.ts'

export type EventBody = JsonRecord & { event_id: string }

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
): EventBody {
  const { organisations, credentials } = workspace
  const { homeTeamId, appId, botUserId } = credentials
  const home = organisations.homeEnterprise?.id ?? null
  const person = workspace.deliversFor
  const forPerson = person !== undefined && channel?.memberIds.includes(person) === true
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
        user_id: forPerson ? person : botUserId,
        is_bot: !forPerson,
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
): EventBody {
  const { userId, text, ts, payload, editedAt } = message
  const { subtype: botSubtype, ...author } = authorship(workspace, userId)
  const files = filesJson(workspace, message)
  const written = payload['subtype'] ?? (files['files'] === undefined ? undefined : 'file_share')
  const subtype = botSubtype ?? (type === 'message' ? written : undefined)
  // A mention is told to the bot's workspace whoever wrote it; `user_team` and `source_team` say where they are from.
  const team = type === 'app_mention' ? workspace.credentials.homeTeamId : String(author['team'])
  const event = {
    type,
    user: userId,
    text,
    ts,
    event_ts: editedAt === undefined ? ts : workspace.messages.nextTs(),
    channel: channel.id,
    client_msg_id: payload['client_msg_id'],
    ...(type === 'message' && { channel_type: channelType(channel) }),
    ...(subtype !== undefined && { subtype }),
    ...inThread(workspace, message),
    ...author,
    team,
    ...files,
    ...(editedAt !== undefined && { edited: editedJson(userId, editedAt) }),
    blocks: payload['blocks'],
  }
  return eventBody(workspace, channel, event, team)
}

/** A message that looks another way now: edited, unfurled, answered. `before` is how it looked; neither says who made the difference. */
export function changedBody(
  workspace: Workspace,
  channel: StoredChannel,
  userId: string,
  { before, after }: { before: JsonRecord; after: JsonRecord },
): EventBody {
  const ts = workspace.messages.nextTs()
  const event = { ...hidden(channel, 'message_changed', ts), message: after, previous_message: before }
  return eventBody(workspace, channel, event, teamOf(workspace, userId))
}

/** A message that is gone. */
export function deletedBody(workspace: Workspace, channel: StoredChannel, message: StoredMessage): EventBody {
  const ts = workspace.messages.nextTs()
  const event = {
    ...hidden(channel, 'message_deleted', ts),
    deleted_ts: message.ts,
    previous_message: messageJson(workspace, message, false),
  }
  return eventBody(workspace, channel, event, teamOf(workspace, message.userId))
}

function hidden(channel: StoredChannel, subtype: string, ts: string): JsonRecord {
  const at = { channel: channel.id, channel_type: channelType(channel), ts, event_ts: ts }
  return { type: 'message', subtype, hidden: true, ...at }
}

/** A reply says whose it is; one that stands in the channel as well brings the message that it answers. */
function inThread(workspace: Workspace, { channelId, threadTs, payload }: StoredMessage): JsonRecord {
  const root = workspace.messages.of(channelId).find(({ ts }) => ts === threadTs)
  if (threadTs === undefined || root === undefined) return {}
  const broadcast = payload['subtype'] === 'thread_broadcast'
  return {
    thread_ts: threadTs,
    parent_user_id: root.userId,
    ...(broadcast && { root: messageJson(workspace, root, false) }),
  }
}

function teamOf(workspace: Workspace, userId: string): string {
  return String(authorship(workspace, userId)['team'])
}

function channelType(channel: StoredChannel): 'im' | 'group' | 'channel' {
  if (channel.kind === 'direct') return 'im'
  return channel.private ? 'group' : 'channel'
}
