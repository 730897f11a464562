import { HOUR, SECOND, type Instant, type Ms } from '../../../domain/time/instant.ts'

/** "Send to conversation", per bot and conversation (Teams platform docs, "Optimize your bot: rate limiting"). */
const LIMITS: readonly { requests: number; within: Ms }[] = [
  { requests: 7, within: SECOND },
  { requests: 8, within: 2 * SECOND },
  { requests: 60, within: 30 * SECOND },
  { requests: 1_800, within: HOUR },
]

/** Counts what was accepted per conversation, in the playground's time. What is refused does not count. */
export class Throttle {
  readonly #accepted = new Map<string, Instant[]>()

  /** 0 when one more may be accepted now (and counts it), else the time until it may. */
  admit(conversationId: string, now: Instant): Ms {
    const earlier = (this.#accepted.get(conversationId) ?? []).filter((at) => at > now - HOUR)
    const wait = Math.max(...LIMITS.map((limit) => waitFor(earlier, limit, now)))
    if (wait === 0) earlier.push(now)
    this.#accepted.set(conversationId, earlier)
    return wait
  }
}

function waitFor(accepted: Instant[], limit: { requests: number; within: Ms }, now: Instant): Ms {
  const recent = accepted.filter((at) => at > now - limit.within)
  const oldestInTheWay = recent.at(-limit.requests)
  return oldestInTheWay === undefined ? 0 : oldestInTheWay + limit.within - now
}
