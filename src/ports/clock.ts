import type { Instant } from '../domain/time/instant.ts'

/** The only source of time outside domain. The local playground and the tests give a movable one. */
export interface Clock {
  now(): Instant
  /** Resolves at `at` (or soon after), or as soon as `signal` aborts; never rejects. */
  sleepUntil(at: Instant, signal: AbortSignal): Promise<void>
}
