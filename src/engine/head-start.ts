import { type Ms, SECOND } from '../domain/time/instant.ts'
import type { Clock } from '../ports/clock.ts'

/** Work of which less than this gets done in such a while hangs, at a platform that does not answer. */
const WHILE_MS: Ms = 3 * SECOND
const GETS_ON = 10

/**
 * Resolves when the work ends, when it hangs (it goes on all the same), or when the signal aborts. Rejects when the work does. `done` counts
 * what got done so far.
 */
export async function headStart(
  work: Promise<void>,
  done: () => number,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const before = done()
    if (await endsWithin(WHILE_MS, work, clock, signal)) return
    if (signal.aborted || done() - before < GETS_ON) return
  }
}

/** Waits for the work no longer than this, nor once the signal aborts. False when it goes on. Rejects when the work does. */
export async function endsWithin(ms: Ms, work: Promise<void>, clock: Clock, signal: AbortSignal): Promise<boolean> {
  const ended = new AbortController()
  const limit = clock.sleepUntil(clock.now() + ms, AbortSignal.any([signal, ended.signal]))
  try {
    return await Promise.race([work.then(() => true), limit.then(() => false)])
  } finally {
    ended.abort()
  }
}
