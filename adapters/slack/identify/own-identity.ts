import type { WebClient } from '@slack/web-api'
import { startErrorFor, SlackStartError } from '../errors/start-error.ts'

/** Who the bot is: its installation decides who is an outsider. */
export type OwnIdentity = {
  homeTeamId: string
  /** The Enterprise Grid organisation of the workspace, if it is part of one. */
  homeEnterpriseId?: string
  botUserId: string
  botId: string
  /** Where the workspace is, with a slash at the end: messages have their links there. */
  workspaceUrl?: string
}

/** Asks Slack with `auth.test`. Throws SlackStartError with a sentence about what to change. */
export async function whoAmI(client: WebClient): Promise<OwnIdentity> {
  const {
    team_id: homeTeamId,
    enterprise_id: homeEnterpriseId,
    user_id: botUserId,
    bot_id: botId,
    url: workspaceUrl,
  } = await client.auth.test().catch((cause: unknown) => {
    throw startErrorFor(cause, 'SLACK_BOT_TOKEN')
  })
  if (homeTeamId === undefined || botUserId === undefined || botId === undefined)
    throw new SlackStartError('SLACK_BOT_TOKEN is not a bot token: it begins with "xoxb-".', {
      code: 'not_a_bot_token',
      temporary: false,
    })
  return {
    homeTeamId,
    ...(homeEnterpriseId && { homeEnterpriseId }),
    botUserId,
    botId,
    ...(workspaceUrl && { workspaceUrl }),
  }
}
