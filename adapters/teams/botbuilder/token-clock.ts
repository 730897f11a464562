import { ClockWatch, type ClockDifference } from '../../../src/domain/time/clock-watch.ts'
import { type Instant, MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import type { Log } from '../../../src/ports/log.ts'

/** As much as botbuilder forgives, in either direction. */
export const TOLERATED = 5 * MINUTE

/**
 * The Bot Framework's clock beside ours, by the times in its tokens. A token is used for an hour, so an old one shows
 * nothing: only one newer than any before is looked at, and only its being ahead of us means something.
 */
export class TokenClock {
  readonly #watch = new ClockWatch('Teams', { ahead: TOLERATED, behind: TOLERATED })
  readonly #log: Log
  readonly #realNow: () => Instant
  #newest = 0

  constructor(options: { log: Log; realNow: () => Instant }) {
    this.#log = options.log
    this.#realNow = options.realNow
  }

  /** `validFrom`: of a token whose signature is the Bot Framework's, in seconds since 1970; anything else shows nothing. */
  saw(validFrom: unknown): void {
    const from = Number(validFrom) * SECOND
    if (!(from > this.#newest)) return
    this.#newest = from
    const now = this.#realNow()
    const aheadMs = Math.max(0, from - now)
    const news = this.#watch.saw(aheadMs, now)
    if (news?.agrees === false) this.#log.warn({ aheadMs }, news.sentence)
    else if (news !== undefined) this.#log.info({}, news.sentence)
  }

  get difference(): ClockDifference | undefined {
    return this.#watch.difference
  }
}
