import type { Instant } from '../domain/time/instant.ts'
import type { Clock } from '../ports/clock.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'
import type { Keepsake } from './workplace.ts'

const KEPT_AS = 'clock'
/** A sleeper looks at the clock this often, should its source have jumped. */
const LONGEST_LOOK_MS = 60_000

/** A clock that can be moved forward, and goes on from there; it never goes backwards, also over a restart. */
export interface MovableClock extends Clock, Stopwatch {
  moveTo(at: Instant): void
  onMove(listener: () => void): () => void
}

/** `source` is what moves the clock by itself: the real time on the page, nothing at all in tests. */
export function createMovableClock(source: () => Instant, keepsake: Keepsake): MovableClock {
  const listeners = new Set<() => void>()
  const kept = keepsake.load(KEPT_AS)
  let aheadMs = isKept(kept) ? Math.max(kept.aheadMs, kept.at - source()) : 0
  const now = (): Instant => source() + aheadMs
  let passedMs = 0
  let lookedAt = now()
  return {
    now,
    // As much as the clock went forward, whatever its source does besides.
    elapsed() {
      passedMs += Math.max(0, now() - lookedAt)
      lookedAt = now()
      return passedMs
    },
    moveTo(at) {
      aheadMs = Math.max(aheadMs, at - source())
      keepsake.save(KEPT_AS, { aheadMs, at: now() })
      for (const listener of listeners) listener()
    },
    onMove(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    sleepUntil(at, signal) {
      const { promise, resolve } = Promise.withResolvers<void>()
      if (signal.aborted || at <= now()) return Promise.resolve()
      let timeout: NodeJS.Timeout
      const look = () => {
        if (at <= now()) return resolve()
        clearTimeout(timeout)
        timeout = setTimeout(look, Math.min(at - now(), LONGEST_LOOK_MS))
      }
      const aborted = () => resolve()
      look()
      listeners.add(look)
      signal.addEventListener('abort', aborted)
      return promise.finally(() => {
        clearTimeout(timeout)
        listeners.delete(look)
        signal.removeEventListener('abort', aborted)
      })
    },
  }
}

function isKept(value: unknown): value is { aheadMs: number; at: Instant } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'aheadMs' in value &&
    typeof value.aheadMs === 'number' &&
    'at' in value &&
    typeof value.at === 'number'
  )
}
