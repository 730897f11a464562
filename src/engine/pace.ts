import type { Ms } from '../domain/time/instant.ts'
import type { Rate } from '../ports/platform-traits.ts'

/** What is left of each of a destination's buckets, as of `at` on the stopwatch. */
export type Bucket = { tokens: number[]; at: Ms }

/**
 * Take a token of each bucket at `now` (elapsed time), or say how long until all have one. Fresh buckets are full. `rates`: those that the
 * destination's platform declares.
 */
export function takeToken(
  rates: readonly Rate[],
  bucket: Bucket | undefined,
  now: Ms,
): { bucket: Bucket } | { waitMs: Ms } {
  const tokens = tokensAt(rates, bucket, now)
  const waits = rates.map(({ everyMs }, index) => (1 - tokens[index]!) * everyMs)
  const wait = Math.max(...waits)
  if (wait > 0) return { waitMs: Math.ceil(wait) }
  return { bucket: { tokens: tokens.map((one) => one - 1), at: now } }
}

/** True once they are full again and need not be remembered. */
export function isFull(rates: readonly Rate[], bucket: Bucket, now: Ms): boolean {
  const tokens = tokensAt(rates, bucket, now)
  return rates.every(({ burst }, index) => tokens[index]! >= burst)
}

function tokensAt(rates: readonly Rate[], bucket: Bucket | undefined, now: Ms): number[] {
  return rates.map(({ burst, everyMs }, index) => {
    if (!bucket) return burst
    return Math.min(burst, bucket.tokens[index]! + (now - bucket.at) / everyMs)
  })
}
