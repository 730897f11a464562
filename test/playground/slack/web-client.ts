import { LogLevel, WebClient, type Logger } from '@slack/web-api'
import type { LocalSlack } from '../../../src/playground/slack/local-slack.ts'

/** Refusals are what these tests are about, so nobody needs to read them. */
export const silence: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}

/** The real client, which tries nothing twice. */
export function clientOf(slack: LocalSlack, token: string | undefined = slack.credentials.botToken): WebClient {
  const quiet = { logger: silence, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }
  return new WebClient(token, { slackApiUrl: slack.apiUrl, ...quiet })
}

/** The error code of a call, or "ok". */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => String(Object(error).data?.error ?? Object(error).code),
  )
}
