import type { SendFailure } from './send-failure.ts'

/** A 429 should say for how long; half a minute where it does not. */
const UNTOLD_WAIT_MS = 30_000

/**
 * What an HTTP status other than 200 means for a request that was sent. Slack answers refusals with 200, so a status
 * comes from its front servers or from a proxy: after a 5xx nobody knows whether the message was posted.
 */
export function verdictOnStatus(status: number): SendFailure {
  const code = `http_${status}`
  if (status === 429)
    return { outcome: 'temporary', code, reason: 'Slack asks to send less often.', retryAfterMs: UNTOLD_WAIT_MS }
  if (status === 408 || status === 425)
    return { outcome: 'temporary', code, reason: 'Slack did not receive the whole request.' }
  if (status >= 500)
    return { outcome: 'uncertain', code, reason: `Slack failed with HTTP ${status}, and may have posted the message.` }
  if (status === 407)
    return { outcome: 'temporary', code, reason: 'A proxy between here and Slack asks for a password.' }
  if (status >= 300 && status < 400)
    return { outcome: 'permanent', code, reason: 'The Slack address leads elsewhere: check SLACK_API_URL.' }
  return { outcome: 'permanent', code, reason: `Slack refused this with HTTP ${status}.` }
}
