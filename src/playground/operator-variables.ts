import type { LocalSlack } from './slack/local-slack.ts'
import type { LocalTeams } from './teams/local-teams.ts'

/** What an operator would put into the environment for this Slack. */
export function slackVariables({ apiUrl, credentials }: LocalSlack, mode: 'http' | 'socket'): Record<string, string> {
  const way: Record<string, string> =
    mode === 'http' ? { SLACK_SIGNING_SECRET: credentials.signingSecret } : { SLACK_APP_TOKEN: credentials.appToken }
  return { SLACK_BOT_TOKEN: credentials.botToken, SLACK_API_URL: apiUrl, ...way }
}

/** What an operator would put into the environment for this Teams. */
export function teamsVariables({ settings }: LocalTeams): Record<string, string> {
  return {
    TEAMS_APP_ID: settings.appId,
    TEAMS_APP_PASSWORD: settings.appPassword,
    TEAMS_TENANT_ID: settings.tenantId,
    TEAMS_OPENID_METADATA_URL: settings.openIdMetadataUrl,
    TEAMS_TOKEN_ISSUER: settings.tokenIssuer,
    TEAMS_LOGIN_URL: settings.loginUrl,
    TEAMS_OAUTH_SCOPE: settings.oauthScope,
  }
}
