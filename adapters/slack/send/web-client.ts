import { WebClient, type Logger } from '@slack/web-api'
import type { Ms } from '../../../src/domain/time/instant.ts'

/** Posting may take this long before its result counts as unknown. */
export const POST_TIMEOUT: Ms = 10_000

/** Look-ups happen before an event is acknowledged, which must be within 3 s. */
export const LOOKUP_TIMEOUT: Ms = 1_200

/** Each waits as long as Slack asks, or a second and then two. */
const PATIENT_RETRIES = 2

/**
 * A client that tries once. By itself it would retry for half an hour, post twice after a dropped connection, and stop
 * every channel for one channel's rate limit; the outbox does all of that better. `patient`: somebody waits for what is asked, so a rate
 * limit is waited out.
 */
export function createWebClient(options: {
  botToken: string
  apiUrl: string
  logger: Logger
  timeout: Ms
  patient?: boolean
}): WebClient {
  const { botToken, apiUrl, logger, timeout, patient = false } = options
  return new WebClient(botToken, {
    slackApiUrl: apiUrl,
    logger,
    timeout,
    retryConfig: { retries: patient ? PATIENT_RETRIES : 0 },
    rejectRateLimitedCalls: !patient,
  })
}
