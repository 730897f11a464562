import type { Ms } from '../../domain/time/instant.ts'
import type { Stopwatch } from '../../ports/stopwatch.ts'

/** A token may send so many requests at once, and one more each second. */
const BURST = 60
const EVERY: Ms = 1_000
/** Those that sent nothing lately are forgotten when there are so many. */
const REMEMBERED = 1_000

export type TokenRates = {
  /** Whether one more may be sent under this token; else in how many whole seconds. */
  take(tokenId: string): 'may' | { seconds: number }
}

/** How much each token may send. Known to this process alone: several processes allow as much each. */
export function tokenRates(stopwatch: Stopwatch): TokenRates {
  const left = new Map<string, { requests: number; at: Ms }>()
  const leftNow = (one: { requests: number; at: Ms } | undefined, now: Ms) =>
    one === undefined ? BURST : Math.min(BURST, one.requests + (now - one.at) / EVERY)
  return {
    take(tokenId) {
      const now = stopwatch.elapsed()
      if (left.size > REMEMBERED) for (const [id, one] of left) if (leftNow(one, now) >= BURST) left.delete(id)
      const requests = leftNow(left.get(tokenId), now)
      if (requests < 1) return { seconds: Math.ceil(((1 - requests) * EVERY) / 1_000) }
      left.set(tokenId, { requests: requests - 1, at: now })
      return 'may'
    },
  }
}
