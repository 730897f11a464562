import type { PlatformName } from '../cards/card.ts'
import { type Ms, SECOND } from '../domain/time/instant.ts'

/**
 * How fast one destination may be written to: token buckets that must all have one to give. Slack allows about one message a second and
 * channel, with bursts of five; Teams allows 7 in a second, 8 in two, 60 in thirty and 1,800 in an hour per conversation. A bucket
 * lets at most `burst + W / everyMs` through in any span W, which keeps every one of these with a little room.
 * Source: Slack "Rate limits", chat.postMessage; Microsoft Teams "Optimize your bot: rate limiting", send to conversation.
 */
const RATES: Record<PlatformName, { burst: number; everyMs: Ms }[]> = {
  slack: [{ burst: 3, everyMs: 1.05 * SECOND }],
  teams: [
    { burst: 5, everyMs: 0.6 * SECOND },
    { burst: 300, everyMs: 2.41 * SECOND },
  ],
}

/** What is left of each of a platform's buckets, as of `at` on the stopwatch. */
export type Bucket = { tokens: number[]; at: Ms }

/** Take a token at `now` (elapsed time), or say how long until the next one is there. A fresh bucket is full. */
export function takeToken(
  platform: PlatformName,
  bucket: Bucket | undefined,
  now: Ms,
): { bucket: Bucket } | { waitMs: Ms } {
  const tokens = tokensAt(platform, bucket, now)
  const waits = RATES[platform].map(({ everyMs }, index) => (1 - tokens[index]!) * everyMs)
  const wait = Math.max(...waits)
  if (wait > 0) return { waitMs: Math.ceil(wait) }
  return { bucket: { tokens: tokens.map((one) => one - 1), at: now } }
}

/** True once the bucket is full again and need not be remembered. */
export function isFull(platform: PlatformName, bucket: Bucket, now: Ms): boolean {
  const tokens = tokensAt(platform, bucket, now)
  return RATES[platform].every(({ burst }, index) => tokens[index]! >= burst)
}

function tokensAt(platform: PlatformName, bucket: Bucket | undefined, now: Ms): number[] {
  return RATES[platform].map(({ burst, everyMs }, index) => {
    if (!bucket) return burst
    return Math.min(burst, bucket.tokens[index]! + (now - bucket.at) / everyMs)
  })
}
