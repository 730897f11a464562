import type { PlatformName } from '../cards/card.ts'
import { type Instant, type Ms, SECOND } from '../domain/time/instant.ts'

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

/** What is left of each of a platform's buckets, as of `at`. */
export type Bucket = { tokens: number[]; at: Instant }

/** Take a token at `now`, or say when the next one is there. A fresh bucket is full. */
export function takeToken(
  platform: PlatformName,
  bucket: Bucket | undefined,
  now: Instant,
): { bucket: Bucket } | { waitUntil: Instant } {
  const tokens = tokensAt(platform, bucket, now)
  const waits = RATES[platform].map(({ everyMs }, index) => (1 - tokens[index]!) * everyMs)
  const wait = Math.max(...waits)
  if (wait > 0) return { waitUntil: now + Math.ceil(wait) }
  return { bucket: { tokens: tokens.map((one) => one - 1), at: Math.max(now, bucket?.at ?? now) } }
}

/** True once the bucket is full again and need not be remembered. */
export function isFull(platform: PlatformName, bucket: Bucket, now: Instant): boolean {
  const tokens = tokensAt(platform, bucket, now)
  return RATES[platform].every(({ burst }, index) => tokens[index]! >= burst)
}

/** A clock that was set back gives nothing, and takes nothing away. */
function tokensAt(platform: PlatformName, bucket: Bucket | undefined, now: Instant): number[] {
  return RATES[platform].map(({ burst, everyMs }, index) => {
    if (!bucket) return burst
    return Math.min(burst, bucket.tokens[index]! + Math.max(0, now - bucket.at) / everyMs)
  })
}
