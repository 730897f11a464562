import { z } from 'zod'
import type { SlackConfig } from './slack-config.ts'

export const slackVariables = z.object({
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/u, error: 'must be an http or https address' }).optional(),
})

/** Undefined when nothing of Slack's is set. */
export function readSlackConfig(
  values: z.output<typeof slackVariables>,
): SlackConfig | { problems: string[] } | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
  } = values
  if (botToken === undefined) {
    const alone = signingSecret ?? appToken
    return alone === undefined
      ? undefined
      : {
          problems: [
            'SLACK_BOT_TOKEN: is missing, though another Slack variable is set. Copy it from “OAuth & Permissions” of your Slack app.',
          ],
        }
  }
  if (appToken === undefined && signingSecret === undefined) {
    return { problems: ['SLACK_SIGNING_SECRET: is missing. Set it for HTTP, or SLACK_APP_TOKEN for Socket Mode.'] }
  }
  return {
    botToken,
    ...(signingSecret && { signingSecret }),
    ...(appToken && { appToken }),
    ...(apiUrl && { apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }),
  }
}
