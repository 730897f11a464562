import type { StoredChannel } from '../workspace/records.ts'
import type { User, Workspace } from '../workspace/workspace.ts'
import { newResponseUrl } from '../web-api/response-url.ts'
import { handle } from '../web-api/user-methods.ts'

/** The form of a slash command. `text` is already escaped, with mentions as `<@U…|name>`. */
export function commandBody(
  workspace: Workspace,
  user: User,
  channel: StoredChannel,
  command: { name: string; text: string },
): Record<string, string> {
  const origin = { userId: user.id, channelId: channel.id }
  return {
    token: 'local',
    team_id: user.teamId,
    team_domain: handle(workspace.team(user.teamId).name),
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: user.id,
    user_name: handle(user.name),
    command: command.name,
    text: command.text,
    api_app_id: workspace.credentials.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(workspace, origin, 'commands'),
    trigger_id: workspace.triggers.issue(origin),
  }
}
