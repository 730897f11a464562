import { WebClient, type Logger } from '@slack/web-api'
import type { Ms } from '../../../src/domain/time/instant.ts'

/** Posting may take this long before its result counts as unknown. */
export const POST_TIMEOUT: Ms = 10_000

/** Look-ups happen before an event is acknowledged, which must be within 3 s. */
export const LOOKUP_TIMEOUT: Ms = 1_200

/**
 * A client that tries once. By itself it would retry for half an hour, post twice after a dropped connection, and stop
 * every channel for one channel's rate limit; the outbox does all of that better.
 */
export function createWebClient(options: { botToken: string; apiUrl: string; logger: Logger; timeout: Ms }): WebClient {
  const { botToken, apiUrl, logger, timeout } = options
  return new WebClient(botToken, {
    slackApiUrl: apiUrl,
    logger,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  })
}
