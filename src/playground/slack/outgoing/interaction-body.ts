import type { JsonRecord } from '../json-record.ts'
import type { StoredChannel, StoredMessage, StoredView } from '../workspace/records.ts'
import { viewJson } from '../workspace/modals.ts'
import type { User, Workspace } from '../workspace/workspace.ts'
import { messageJson } from '../web-api/message-json.ts'
import { newResponseUrl } from '../web-api/response-url.ts'
import { handle } from '../web-api/user-json.ts'

/** A button pressed in a message. An ephemeral message is not sent along, only named. */
export function messageActionBody(
  workspace: Workspace,
  user: User,
  channel: StoredChannel,
  message: StoredMessage,
  action: JsonRecord,
): JsonRecord {
  const hidden = message.visibleTo !== undefined
  const origin = { userId: user.id, channelId: channel.id, messageTs: message.ts }
  const { threadTs } = message
  return {
    ...common(workspace, user, 'block_actions'),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: hidden,
      ...(threadTs !== undefined && { thread_ts: threadTs }),
    },
    trigger_id: workspace.triggers.issue(origin),
    channel: { id: channel.id, name: channel.name },
    ...(!hidden && { message: messageJson(workspace, message, true) }),
    state: { values: {} },
    response_url: newResponseUrl(workspace, origin, 'actions'),
    actions: [{ ...action, action_ts: workspace.messages.nextTs() }],
  }
}

/** A shortcut chosen in the menu of a message. A bot's message comes without a user (@slack/bolt `MessageShortcut`). */
export function shortcutBody(
  workspace: Workspace,
  user: User,
  channel: StoredChannel,
  message: StoredMessage,
  callbackId: string,
): JsonRecord {
  const origin = { userId: user.id, channelId: channel.id, messageTs: message.ts }
  const { user: author, ...written } = messageJson(workspace, message, false)
  const byBot = workspace.user(message.userId)?.bot !== undefined
  return {
    ...common(workspace, user, 'message_action'),
    action_ts: workspace.messages.nextTs(),
    callback_id: callbackId,
    trigger_id: workspace.triggers.issue(origin),
    response_url: newResponseUrl(workspace, origin, 'actions'),
    message_ts: message.ts,
    channel: { id: channel.id, name: channel.name },
    message: byBot ? written : { ...written, user: author },
  }
}

/** A button pressed in a modal. `values` are what its inputs hold now. */
export function viewActionBody(
  workspace: Workspace,
  user: User,
  view: StoredView,
  action: JsonRecord,
  values: JsonRecord,
): JsonRecord {
  return {
    ...common(workspace, user, 'block_actions'),
    container: { type: 'view', view_id: view.id },
    trigger_id: workspace.triggers.issue({ userId: user.id, viewId: view.id }),
    view: viewJson(workspace, view, values),
    actions: [{ ...action, action_ts: workspace.messages.nextTs() }],
  }
}

/** A modal submitted. */
export function submissionBody(workspace: Workspace, user: User, view: StoredView, values: JsonRecord): JsonRecord {
  return {
    ...common(workspace, user, 'view_submission'),
    trigger_id: workspace.triggers.issue({ userId: user.id, viewId: view.id }),
    view: viewJson(workspace, view, values),
    response_urls: [],
  }
}

/** A modal closed without submitting; only sent where the view asked for it with `notify_on_close`. */
export function closedBody(workspace: Workspace, user: User, view: StoredView): JsonRecord {
  return { ...common(workspace, user, 'view_closed'), view: viewJson(workspace, view), is_cleared: false }
}

/**
 * `team` is the workspace in which the person sits: their own for an outsider. `user.team_id` is one of theirs, always the
 * same one, whatever workspace that is on Enterprise Grid (slackapi/bolt-js#1875).
 */
function common(workspace: Workspace, user: User, type: string): JsonRecord {
  const name = handle(user.name)
  const { organisations, credentials } = workspace
  const team = organisations.team(organisations.isAtHome(user) ? credentials.homeTeamId : user.teamId)
  const enterprise = organisations.enterpriseOf(team.id)
  return {
    type,
    team: {
      id: team.id,
      domain: handle(team.name),
      ...(enterprise !== undefined && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    },
    user: {
      id: user.id,
      username: name,
      name,
      team_id: user.teamId,
    },
    api_app_id: workspace.credentials.appId,
    token: 'local',
    enterprise: enterprise === undefined ? null : { id: enterprise.id, name: enterprise.name },
    is_enterprise_install: false,
  }
}
