import type { PlatformName } from '../cards/card.ts'
import type { Ms } from '../domain/time/instant.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'
import { type Bucket, isFull, takeToken } from './pace.ts'

/** Beyond this, full buckets are forgotten: a fresh one gives as much. */
const KEPT = 1_000

/** Whose turn it is: 0 when the destination may be written to now (which is then counted), else how long it waits. */
export type Turns = (platform: PlatformName, queueKey: string) => Ms

/** The buckets of all destinations, on the stopwatch: what is done to the clock on the wall neither gives a turn nor takes one. */
export function createTurns(stopwatch: Stopwatch): Turns {
  const buckets = new Map<string, { platform: PlatformName; bucket: Bucket }>()
  return (platform, queueKey) => {
    const now = stopwatch.elapsed()
    const token = takeToken(platform, buckets.get(queueKey)?.bucket, now)
    if ('waitMs' in token) return token.waitMs
    buckets.set(queueKey, { platform, bucket: token.bucket })
    if (buckets.size > KEPT)
      for (const [key, one] of buckets) if (isFull(one.platform, one.bucket, now)) buckets.delete(key)
    return 0
  }
}
