import type { Instant } from '../../../src/domain/time/instant.ts'
import type { SeenRequests } from '../../../src/ports/seen-requests.ts'
import { OLDEST } from './verify-signature.ts'

/** Slack stays far below this in five minutes; beyond it the oldest are forgotten. */
const MOST = 50_000

/**
 * Signatures already answered, or being answered. Each is kept until its timestamp is too old to pass anyway. A retry by
 * Slack has a new timestamp and so another signature: only a copy of a request meets its own.
 */
export class SeenSignatures implements SeenRequests {
  readonly #expiresAt = new Map<string, Instant>()
  readonly #most: number

  constructor(most = MOST) {
    this.#most = most
  }

  async claim(signature: string, signedAt: Instant, now: Instant): Promise<boolean> {
    this.#forget(now)
    if (this.#expiresAt.has(signature)) return false
    this.#expiresAt.set(signature, signedAt + OLDEST + 1_000)
    return true
  }

  async release(signature: string): Promise<void> {
    this.#expiresAt.delete(signature)
  }

  /** In order of arrival, which is nearly the order of expiry: stops at the first that is still good. */
  #forget(now: Instant): void {
    for (const [signature, expiresAt] of this.#expiresAt) {
      if (expiresAt > now && this.#expiresAt.size < this.#most) return
      this.#expiresAt.delete(signature)
    }
  }
}
