import type { Instant } from '../domain/time/instant.ts'
import type { Clock } from '../ports/clock.ts'
import type { Keepsake } from './workplace.ts'

const KEPT_AS = 'clock'

/** A clock that can be moved forward, and goes on from there; it never goes backwards, also over a restart. */
export interface MovableClock extends Clock {
  moveTo(at: Instant): void
  onMove(listener: () => void): () => void
}

/** `source` is what moves the clock by itself: the real time on the page, nothing at all in tests. */
export function createMovableClock(source: () => Instant, keepsake: Keepsake): MovableClock {
  const listeners = new Set<() => void>()
  const kept = keepsake.load(KEPT_AS)
  let aheadMs = isKept(kept) ? Math.max(kept.aheadMs, kept.at - source()) : 0
  const now = (): Instant => source() + aheadMs
  return {
    now,
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
      const LONGEST_MS = 60_000
      const timeout = setTimeout(resolve, Math.min(at - now(), LONGEST_MS))
      const moved = () => {
        if (at <= now()) resolve()
      }
      listeners.add(moved)
      signal.addEventListener('abort', () => resolve(), { once: true })
      return promise.finally(() => {
        clearTimeout(timeout)
        listeners.delete(moved)
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
