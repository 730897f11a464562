import type { StoredChannel } from '../workspace/records.ts'
import type { User, Workspace } from '../workspace/workspace.ts'
import { newResponseUrl } from '../web-api/response-url.ts'
import { handle } from '../web-api/user-json.ts'

/** The form of a slash command. `text` is already escaped, with mentions as `<@U…|name>`. */
export function commandBody(
  workspace: Workspace,
  user: User,
  channel: StoredChannel,
  command: { name: string; text: string },
): Record<string, string> {
  const origin = { userId: user.id, channelId: channel.id }
  const { organisations, credentials } = workspace
  // The workspace in which it was typed: commands exist in the bot's own only.
  const team = organisations.team(credentials.homeTeamId)
  const enterprise = organisations.homeEnterprise
  return {
    token: 'local',
    team_id: team.id,
    team_domain: handle(team.name),
    ...(enterprise !== undefined && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
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
