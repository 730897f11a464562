import type { Clock } from './ports/clock.ts'
import type { Stopwatch } from './ports/stopwatch.ts'

/** setTimeout counts in 32 bits; nobody sleeps longer than this at once anyway. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

/** The machine's own clock, and its own count of the time that passes. */
export const systemClock: Clock & Stopwatch = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleepUntil(at, signal) {
    const { promise, resolve } = Promise.withResolvers<void>()
    if (signal.aborted) return Promise.resolve()
    const timeout = setTimeout(resolve, Math.min(Math.max(0, at - Date.now()), LONGEST_TIMEOUT_MS))
    signal.addEventListener('abort', () => resolve(), { once: true })
    return promise.finally(() => clearTimeout(timeout))
  },
}
