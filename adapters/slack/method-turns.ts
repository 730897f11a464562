import { WebAPIRateLimitedError } from '@slack/web-api'
import type { Clock } from '../../src/ports/clock.ts'
import { MINUTE, SECOND, type Instant, type Ms } from '../../src/domain/time/instant.ts'

/**
 * At most `burst + MINUTE / everyMs` turns in a minute. `gently`: whoever begins has one turn of the burst, since a process that died a moment ago may have used it up; so it is
 * where hundreds wait at once.
 */
type Pace = { burst: number; everyMs: Ms; gently?: true }

/**
 * How often a method of Slack's is called, for a whole workspace: a little less than it takes. Who readers of a channel are may wait, so that whoever speaks meanwhile is
 * looked up at once: the two share what `users.info` takes.
 * Source: Slack "Rate limits": tier 3 takes 50 calls a minute, tier 4 a hundred, of each method.
 */
const METHOD_PACES = {
  /** Tier 3. */
  'conversations.open': { burst: 5, everyMs: 1_500, gently: true },
  /** Tier 3. */
  'chat.update': { burst: 20, everyMs: 2_400 },
  /** A channel: `conversations.info`, of tier 3. */
  'who reads': { burst: 10, everyMs: 1_500 },
  /** A reader of a channel: `users.info`, of tier 4. */
  'a reader': { burst: 30, everyMs: 1_500 },
} as const satisfies Record<string, Pace>

type Paced = keyof typeof METHOD_PACES

/** It is not its turn yet. Nothing was asked of Slack. */
export class NotItsTurn extends Error {
  readonly waitMs: Ms

  constructor(waitMs: Ms) {
    super('Slack takes only so many of these a minute.')
    this.waitMs = waitMs
  }
}

/** Turns that were never taken up are forgotten when there are so many. */
const MOST_RESERVED = 10_000

/**
 * Whose turn it is. Whoever has to wait is given a turn of their own and told when it comes, so that of many who wait each asks twice, not again and again. In memory: a
 * process that begins gives turns anew.
 */
export class MethodTurns {
  readonly #clock: Pick<Clock, 'now'>
  /** By what is called: when the bucket would be full. */
  readonly #fullAt = new Map<string, Instant>()
  readonly #reserved = new Map<string, Instant>()
  #seen: Instant = 0

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock
    for (const [what, pace] of Object.entries<Pace>(METHOD_PACES))
      if (pace.gently) this.#fullAt.set(what, clock.now() + (pace.burst - 1) * pace.everyMs)
  }

  /** Takes `turns` for `whom`, or says how long they wait for them: 0 when they may call now. */
  take(what: Paced, whom: string, turns = 1): Ms {
    const now = this.#nowSetForward()
    const key = `${what} ${whom}`
    const at = this.#reserved.get(key) ?? this.#next(what, turns, now)
    if (at > now) {
      this.#reserve(key, at, now)
      return at - now
    }
    this.#reserved.delete(key)
    return 0
  }

  /** The same; throws `NotItsTurn` where they have to wait. */
  await(what: Paced, whom: string): void {
    const waitMs = this.take(what, whom)
    if (waitMs > 0) throw new NotItsTurn(waitMs)
  }

  /** Calls it; where Slack says that it is too much all the same, nobody else calls it for as long as Slack says. */
  async minding<T>(what: Paced, call: () => Promise<T>): Promise<T> {
    try {
      return await call()
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError) this.#hold(what, error.retryAfter * SECOND)
      throw error
    }
  }

  #hold(what: Paced, pauseMs: Ms): void {
    const { burst, everyMs } = METHOD_PACES[what]
    const until = this.#nowSetForward() + pauseMs + burst * everyMs
    this.#fullAt.set(what, Math.max(this.#fullAt.get(what) ?? until, until))
  }

  /** Turns given by a clock that was set back since would hold everybody up until it has caught up. */
  #nowSetForward(): Instant {
    const now = this.#clock.now()
    if (now < this.#seen) {
      this.#fullAt.clear()
      this.#reserved.clear()
    }
    this.#seen = now
    return now
  }

  #next(what: Paced, turns: number, now: Instant): Instant {
    const { burst, everyMs } = METHOD_PACES[what]
    const known = this.#fullAt.get(what) ?? now
    const fullAt = Math.max(known, now) + turns * everyMs
    this.#fullAt.set(what, fullAt)
    return Math.max(now, fullAt - burst * everyMs)
  }

  #reserve(key: string, at: Instant, now: Instant): void {
    if (this.#reserved.size >= MOST_RESERVED)
      for (const [one, passed] of this.#reserved) if (passed + MINUTE < now) this.#reserved.delete(one)
    this.#reserved.set(key, at)
  }
}
