import type { Instant, Ms } from '../../src/domain/time/instant.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Stopwatch } from '../../src/ports/stopwatch.ts'

/** A clock that only the test moves. */
export class HandClock implements Clock, Stopwatch {
  #at: Instant
  #elapsed: Ms = 0
  readonly #sleepers = new Set<{ until: Instant; wake: () => void }>()

  constructor(at: Instant) {
    this.#at = at
  }

  now(): Instant {
    return this.#at
  }

  /** How many are asleep. */
  get sleeping(): number {
    return this.#sleepers.size
  }

  elapsed(): Ms {
    return this.#elapsed
  }

  /** Somebody sets the clock on the wall to another time; none passes. */
  set(at: Instant): void {
    this.#at = at
    for (const sleeper of this.#sleepers) if (sleeper.until <= at) sleeper.wake()
  }

  move(by: Ms): void {
    this.#at += by
    this.#elapsed += by
    for (const sleeper of this.#sleepers) if (sleeper.until <= this.#at) sleeper.wake()
  }

  sleepUntil(at: Instant, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    if (signal.aborted || at <= this.#at) return Promise.resolve()
    const sleeper = { until: at, wake: resolve }
    this.#sleepers.add(sleeper)
    signal.addEventListener('abort', () => resolve(), { once: true })
    return promise.finally(() => this.#sleepers.delete(sleeper))
  }
}
