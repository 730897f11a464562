import type { PlatformName } from '../cards/card.ts'
import type { Ms } from '../domain/time/instant.ts'
import { type PlatformTraits, type Rate, traitsOf } from '../ports/platform-traits.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'
import { type Bucket, isFull, takeToken } from './pace.ts'

/** Beyond this, what says nothing any more is forgotten: a bucket that is full again gives as much as a fresh one. */
const KEPT = 1_000

export type Turns = {
  /** 0 when the destination may be written to now (which is then counted), else how long it waits. */
  take(platform: PlatformName, queueKey: string): Ms
  /** The platform asked for a pause at this destination, whatever is to be written there. */
  hold(queueKey: string, pause: Ms): void
}

/**
 * Whose turn it is, on the stopwatch: what is done to the clock on the wall neither gives a turn nor takes one. The wait of a delivery
 * stands in the store as well, for the next process.
 */
export function createTurns(stopwatch: Stopwatch, platforms: readonly PlatformTraits[]): Turns {
  const buckets = new Map<string, { rates: readonly Rate[]; bucket: Bucket }>()
  const heldUntil = new Map<string, Ms>()

  function take(platform: PlatformName, queueKey: string): Ms {
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

  function hold(queueKey: string, pause: Ms): void {
    const now = stopwatch.elapsed()
    heldUntil.set(queueKey, now + pause)
    if (heldUntil.size > KEPT) for (const [key, until] of heldUntil) if (until <= now) heldUntil.delete(key)
  }

  return { take, hold }
}
