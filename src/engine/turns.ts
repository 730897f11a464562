import type { PlatformName } from '../cards/card.ts'
import type { Ms } from '../domain/time/instant.ts'
import type { Pace } from '../ports/pace.ts'
import { type PlatformTraits, type Rate, traitsOf } from '../ports/platform-traits.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'
import { type Bucket, isFull, takeToken } from './pace.ts'

/** Beyond this, what says nothing any more is forgotten: a bucket that is full again gives as much as a fresh one. */
const KEPT = 1_000

/**
 * Whose turn it is, on the stopwatch: what is done to the clock on the wall neither gives a turn nor takes one. The wait of a delivery
 * stands in the store as well, for the next process.
 */
export function createTurns(stopwatch: Stopwatch, platforms: readonly PlatformTraits[]): Pace {
  const buckets = new Map<string, { rates: readonly Rate[]; bucket: Bucket }>()
  const heldUntil = new Map<string, Ms>()

  async function take(platform: PlatformName, queueKey: string): Promise<Ms> {
    const now = stopwatch.elapsed()
    const heldMs = (heldUntil.get(queueKey) ?? now) - now
    if (heldMs > 0) return Math.ceil(heldMs)
    heldUntil.delete(queueKey)
    const rates = traitsOf(platforms, platform)?.rates ?? []
    const token = takeToken(rates, buckets.get(queueKey)?.bucket, now)
    if ('waitMs' in token) return token.waitMs
    buckets.set(queueKey, { rates, bucket: token.bucket })
    if (buckets.size > KEPT)
      for (const [key, one] of buckets) if (isFull(one.rates, one.bucket, now)) buckets.delete(key)
    return 0
  }

  async function hold(queueKey: string, pause: Ms): Promise<void> {
    const now = stopwatch.elapsed()
    heldUntil.set(queueKey, now + pause)
    if (heldUntil.size > KEPT) for (const [key, until] of heldUntil) if (until <= now) heldUntil.delete(key)
  }

  return { take, hold }
}
