import { setTimeout as pause } from 'node:timers/promises'
import { attemptsAfter } from './lost-race.ts'

const LONGEST_PAUSE_MS = 250

/** Run `work`, again when it loses a race, with growing pauses. Throws what the last attempt threw. */
export async function retryLostRace<T>(work: () => Promise<T>, onRetry: (attempt: number) => void): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= attemptsAfter(error)) throw error
      onRetry(attempt)
    }
    // Jittered, or the same rivals would meet again.
    await pause(Math.min(LONGEST_PAUSE_MS, 2 ** attempt) * (0.5 + Math.random() / 2))
  }
}
