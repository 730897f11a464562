import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Instant, type Ms, MINUTE } from '../../../src/domain/time/instant.ts'

/** Slack advises to refuse what is older than five minutes (its page on verifying requests). */
export const OLDEST: Ms = 5 * MINUTE

/** Honest clocks differ. Whatever is signed for later than now stays good for longer, so it is remembered for longer too. */
export const NEWEST: Ms = MINUTE

type SignedRequest = { signature: string | undefined; timestamp: string | undefined; body: Buffer }

/** `signedAt` is there when the signature is Slack's: then it is the time alone that is wrong. */
type Refused = { ok: false; reason: string; signedAt?: Instant }

/**
 * Checks `v0=` HMAC-SHA256 over `v0:timestamp:body` (timestamp in seconds). `now` is the real time, since Slack signs with
 * it. Returns why the request is refused, in words that hold no secret.
 */
export function verifySignature(
  { signature, timestamp, body }: SignedRequest,
  signingSecret: string,
  now: Instant,
): { ok: true; signedAt: Instant } | Refused {
  if (signature === undefined || timestamp === undefined) return { ok: false, reason: 'unsigned' }
  if (!/^\d{1,12}$/.test(timestamp)) return { ok: false, reason: 'bad timestamp' }
  const expected = Buffer.from(
    `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')}`,
  )
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return { ok: false, reason: 'forged signature' }
  const signedAt = Number(timestamp) * 1_000
  if (signedAt < now - OLDEST) return { ok: false, reason: 'old timestamp', signedAt }
  if (signedAt > now + NEWEST) return { ok: false, reason: 'timestamp in the future', signedAt }
  return { ok: true, signedAt }
}
