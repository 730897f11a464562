import { HOUR, type Instant, MINUTE, type Ms, SECOND } from '../domain/time/instant.ts'
import type { Gone, SendResult } from '../ports/chat-platform.ts'
import type { Delivery, Retry } from '../ports/store/outbox.ts'

/** The code of an attempt that failed by a fault of ours. */
export const FAULT = 'fault'

/** After a day of temporary refusals a message has lost its point, and is given up for good. */
const GIVE_UP_AFTER_MS: Ms = 24 * HOUR
const FIRST_WAIT_MS: Ms = 2 * SECOND
const LONGEST_WAIT_MS: Ms = 5 * MINUTE

/** How long a platform may leave unsaid whether a message arrived that cannot be looked for: each copy that did stands there, marked. */
const UNSAID_FOR_MS: Ms = 15 * MINUTE

/** Whether one that may have arrived more than once is tried on all the same: a marked repeat too many is better than a loss. */
export function isTriedOn({ firstAttemptAt }: Pick<Delivery, 'firstAttemptAt'>, now: Instant): boolean {
  return firstAttemptAt === undefined || now - firstAttemptAt < UNSAID_FOR_MS
}

export type NextAttempt =
  | { verdict: 'sent'; messageId: string; conversationId: string; reference?: Record<string, unknown> }
  | ({ verdict: 'retry' } & Retry)
  | { verdict: 'give up'; code: string; reason: string; gone?: Gone; unreachable: boolean }

/**
 * What to do with a delivery after an attempt. `failures` are those before it; `chance` is a number in [0, 1) that spreads the
 * retries of many deliveries. A platform's `retry-after` is obeyed to the millisecond, never shortened. An attempt that may have arrived
 * is not forgotten over a later one that surely did not: the delivery stays uncertain until it is found or sent. Giving up counts from the
 * first attempt, and leaves out waiting: for a turn, for a process that was down (`claim` does), or for a platform out of reach.
 */
export function nextAttempt(
  result: Exclude<SendResult, { outcome: 'astray' }>,
  delivery: { failures: number; firstAttemptAt?: Instant; uncertain: boolean },
  now: Instant,
  chance: number,
): NextAttempt {
  switch (result.outcome) {
    case 'sent': {
      const { messageId, conversationId, reference } = result
      return { verdict: 'sent', messageId, conversationId, ...(reference && { reference }) }
    }
    case 'permanent': {
      const { code, reason, gone } = result
      // A fault of ours says nothing about the destination.
      return { verdict: 'give up', code, reason, ...(gone && { gone }), unreachable: code !== FAULT }
    }
    case 'temporary':
    case 'uncertain': {
      const { code, reason } = result
      const reached = result.outcome === 'uncertain' || result.reached !== false
      const firstAttemptAt = delivery.firstAttemptAt ?? (reached ? now : undefined)
      if (reached && now - firstAttemptAt! >= GIVE_UP_AFTER_MS)
        return { verdict: 'give up', code, reason: `It was tried for a day. ${reason}`, unreachable: true }
      const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** delivery.failures) * (0.75 + chance / 2)
      const asked = result.outcome === 'temporary' ? result.retryAfterMs : undefined
      return {
        verdict: 'retry',
        at: now + Math.ceil(asked ?? backoff),
        now,
        code,
        reason,
        uncertain: delivery.uncertain || result.outcome === 'uncertain',
        ...(firstAttemptAt !== undefined && { firstAttemptAt }),
      }
    }
  }
}
