/** All that the adapter is configured with; read from the environment by src/config alone. */
export type SlackConfig = {
  botToken: string
  /** Needed unless `appToken` is set. */
  signingSecret?: string
  /** When set, events come through Socket Mode and nothing listens on HTTP. */
  appToken?: string
  /** Base of the Web API; Slack's own when absent. */
  apiUrl?: string
}

/** Where the Web API is, with a slash at the end. */
export function apiUrlOf({ apiUrl = 'https://slack.com/api/' }: SlackConfig): string {
  return apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`
}
