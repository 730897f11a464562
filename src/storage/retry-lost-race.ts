import { setTimeout as pause } from 'node:timers/promises'
import { ConflictError } from '../ports/store/store.ts'
import { isLostRace } from './lost-race.ts'

/** Enough for a few processes that all want the same rows; a caller whose version is simply old waits about a second for its error. */
const CONFLICT_ATTEMPTS = 10
/** About ten seconds, the longest that another process may hold SQLite's only writing place. */
const BUSY_ATTEMPTS = 45
const LONGEST_PAUSE_MS = 250

/** Run `work`, again when it loses a race, with growing pauses. Throws what the last attempt threw. */
export async function retryLostRace<T>(work: () => Promise<T>, onRetry: (attempt: number) => void): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const attempts = error instanceof ConflictError ? CONFLICT_ATTEMPTS : BUSY_ATTEMPTS
      if (attempt >= attempts || !isLostRace(error)) throw error
      onRetry(attempt)
    }
    // Jittered, or the same rivals would meet again.
    await pause(Math.min(LONGEST_PAUSE_MS, 2 ** attempt) * (0.5 + Math.random() / 2))
  }
}
