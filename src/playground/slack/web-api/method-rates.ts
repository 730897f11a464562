import { MINUTE, SECOND, type Instant } from '../../../domain/time/instant.ts'
import type { PlaygroundClock } from '../../workplace.ts'
import { RateLimited } from './api-call.ts'

/**
 * Calls a minute that Slack takes of a method from one workspace (Slack "Rate limits": tier 3 fifty and more, tier 4 a hundred and more). Of the methods
 * that the product calls by itself, for many at a time; what somebody's press calls is not counted.
 */
const A_MINUTE: Readonly<Record<string, number>> = {
  'conversations.open': 50,
  'conversations.info': 50,
  'chat.update': 50,
  'users.info': 100,
  'conversations.members': 100,
}

/** Counts what was taken of each method in the last minute of the playground's clock. What is refused does not count. */
export class MethodRates {
  readonly #taken = new Map<string, Instant[]>()
  readonly #clock: PlaygroundClock

  constructor(clock: PlaygroundClock) {
    this.#clock = clock
  }

  /** Takes one call, or refuses with the seconds to wait. */
  take(method: string): void {
    const most = A_MINUTE[method]
    if (most === undefined) return
    const now = this.#clock.now()
    const recent = (this.#taken.get(method) ?? []).filter((at) => at > now - MINUTE && at <= now)
    const inTheWay = recent.at(-most)
    if (inTheWay !== undefined) throw new RateLimited(Math.ceil((inTheWay + MINUTE - now) / SECOND))
    this.#taken.set(method, [...recent, now])
  }
}
