import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import { verdictOnCode } from './slack-error-codes.ts'
import { verdictOnConnection } from './connection-error.ts'
import { verdictOnStatus } from './http-status.ts'
import type { SendFailure } from './send-failure.ts'

/** What a failed call to Slack means for the message. Pure. Anything that is no answer of Slack's client is thrown again. */
export function classifyError(error: unknown): SendFailure {
  if (error instanceof WebAPIRateLimitedError) {
    const retryAfterMs = error.retryAfter * 1_000
    return { outcome: 'temporary', code: 'ratelimited', reason: 'Slack asks to send less often.', retryAfterMs }
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error
    // The client takes an answer that is no JSON, as a proxy might give, for an error code.
    if (!/^[\w.-]{1,80}$/.test(code))
      return { outcome: 'uncertain', code: 'unreadable_answer', reason: 'Something other than Slack seems to answer.' }
    return { ...verdictOnCode(code), code }
  }
  if (error instanceof WebAPIHTTPError) return verdictOnStatus(error.statusCode)
  if (error instanceof WebAPIRequestError) return verdictOnConnection(error.original)
  // The client's own words for a 429 that does not say for how long.
  if (error instanceof Error && error.message.startsWith('Retry header')) return verdictOnStatus(429)
  throw error
}
