import type { PlaygroundClock } from '../../workplace.ts'
import { RateLimited } from './api-call.ts'

/** One message a second in each channel, after a burst of five (PLATFORMS.md). */
const BURST = 5
const PER_SECOND = 1

/** A token bucket for each channel, filled by the playground's clock. */
export class PostingRate {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()
  readonly #clock: PlaygroundClock

  constructor(clock: PlaygroundClock) {
    this.#clock = clock
  }

  /** Takes one message's worth, or refuses with the seconds to wait. */
  take(channelId: string): void {
    const now = this.#clock.now()
    const { tokens: left, at } = this.#buckets.get(channelId) ?? { tokens: BURST, at: now }
    const tokens = Math.min(BURST, left + ((now - at) / 1_000) * PER_SECOND)
    if (tokens < 1) throw new RateLimited(Math.ceil((1 - tokens) / PER_SECOND))
    this.#buckets.set(channelId, { tokens: tokens - 1, at: now })
  }
}
