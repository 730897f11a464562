import { HOUR, type Instant, MINUTE, type Ms, SECOND } from '../domain/time/instant.ts'
import type { SendResult } from '../ports/chat-platform.ts'

/** After a day of temporary refusals a message has lost its point, and is given up for good. */
const GIVE_UP_AFTER_MS: Ms = 24 * HOUR
const FIRST_WAIT_MS: Ms = 2 * SECOND
const LONGEST_WAIT_MS: Ms = 5 * MINUTE

export type NextAttempt =
  | { verdict: 'sent'; messageId: string; conversationId: string }
  | { verdict: 'retry'; at: Instant; code: string; reason: string; uncertain: boolean }
  | { verdict: 'give up'; code: string; reason: string }

/**
 * What to do with a delivery after an attempt. `attempts` counts the one just made; `chance` is a number in [0, 1) that spreads the
 * retries of many deliveries. A platform's `retry-after` is obeyed to the millisecond, never shortened. An attempt that may have arrived
 * is not forgotten over a later one that surely did not: the delivery stays uncertain until it is found or sent.
 */
export function nextAttempt(
  result: SendResult,
  delivery: { attempts: number; createdAt: Instant; uncertain: boolean },
  now: Instant,
  chance: number,
): NextAttempt {
  switch (result.outcome) {
    case 'sent':
      return { verdict: 'sent', messageId: result.messageId, conversationId: result.conversationId }
    case 'permanent':
      return { verdict: 'give up', code: result.code, reason: result.reason }
    case 'temporary':
    case 'uncertain': {
      if (now - delivery.createdAt >= GIVE_UP_AFTER_MS) {
        return { verdict: 'give up', code: result.code, reason: `It was tried for a day. ${result.reason}` }
      }
      const uncertain = delivery.uncertain || result.outcome === 'uncertain'
      const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (delivery.attempts - 1)) * (0.75 + chance / 2)
      const asked = result.outcome === 'temporary' ? result.retryAfterMs : undefined
      return {
        verdict: 'retry',
        at: now + Math.ceil(asked ?? backoff),
        code: result.code,
        reason: result.reason,
        uncertain,
      }
    }
  }
}
