import type { PlatformName } from '../cards/card.ts'
import type { Instant, Ms } from '../domain/time/instant.ts'
import { SECOND } from '../domain/time/instant.ts'

/**
 * How fast one destination may be written to: a token bucket each. Source: Slack allows about one message a second and channel, with
 * short bursts; Teams 7 in a second, 8 in two, 60 in thirty seconds per conversation. We stay a little below.
 */
const LIMITS: Record<PlatformName, { burst: number; everyMs: Ms }> = {
  slack: { burst: 3, everyMs: 1.05 * SECOND },
  teams: { burst: 5, everyMs: 0.6 * SECOND },
}

export type Bucket = { tokens: number; at: Instant }

/** Take a token at `now`, or say when the next one is there. A fresh bucket is full. */
export function takeToken(
  platform: PlatformName,
  bucket: Bucket | undefined,
  now: Instant,
): { bucket: Bucket } | { waitUntil: Instant } {
  const { burst, everyMs } = LIMITS[platform]
  const tokens = bucket ? Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) / everyMs) : burst
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, at: now } }
  return { waitUntil: now + Math.ceil((1 - tokens) * everyMs) }
}

/** True once the bucket is full again and need not be remembered. */
export function isFull(platform: PlatformName, bucket: Bucket, now: Instant): boolean {
  const { burst, everyMs } = LIMITS[platform]
  return bucket.tokens + (now - bucket.at) / everyMs >= burst
}
