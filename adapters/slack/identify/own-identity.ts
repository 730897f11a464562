import type { WebClient } from '@slack/web-api'
import { classifyError } from '../errors/classify-error.ts'

/** Who the bot is: its installation decides who is an outsider. */
export type OwnIdentity = { homeTeamId: string; botUserId: string; botId: string }

/** The adapter cannot start. `temporary` when trying again later may help. */
export class SlackStartError extends Error {
  readonly code: string
  readonly temporary: boolean

  constructor(message: string, options: { code: string; temporary: boolean; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.name = 'SlackStartError'
    this.code = options.code
    this.temporary = options.temporary
  }
}

/** Asks Slack with `auth.test`. Throws SlackStartError with a sentence about what to change. */
export async function whoAmI(client: WebClient): Promise<OwnIdentity> {
  const {
    team_id: homeTeamId,
    user_id: botUserId,
    bot_id: botId,
  } = await client.auth.test().catch((cause: unknown) => {
    const { code, reason, outcome } = classifyError(cause)
    const temporary = outcome !== 'permanent'
    throw new SlackStartError(`Slack (${client.slackApiUrl}) answered "${code}". ${reason}`, { code, temporary, cause })
  })
  if (homeTeamId === undefined || botUserId === undefined || botId === undefined)
    throw new SlackStartError('SLACK_BOT_TOKEN is not a bot token: it begins with "xoxb-".', {
      ...{ code: 'not_a_bot_token', temporary: false },
    })
  return { homeTeamId, botUserId, botId }
}
