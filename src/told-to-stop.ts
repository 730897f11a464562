import { type Ms, SECOND } from './domain/time/instant.ts'

/** However much does not end by itself. */
const LONGEST_STOP_MS: Ms = 10 * SECOND

/** Ctrl-C reaches the server twice: the terminal tells every program in the foreground, and npm passes it on. */
const SAME_PRESS_MS: Ms = 500

/**
 * Aborts at the first SIGTERM or SIGINT. The second ends the process at once, and so does ten seconds' passing: what is
 * stored by then is stored, and everything else is taken up at the next start.
 */
export function untilToldToStop(): AbortSignal {
  const stopping = new AbortController()
  let pressedAt = -Infinity
  process.on('SIGTERM', told)
  process.on('SIGINT', () => {
    const samePress = performance.now() - pressedAt < SAME_PRESS_MS
    if (!samePress) told()
    pressedAt = performance.now()
  })

  function told(): void {
    if (stopping.signal.aborted) process.exit(1)
    stopping.abort()
    setTimeout(() => {
      process.stderr.write('Liaison did not come to an end by itself within 10 s, and was ended.\n')
      process.exit(1)
    }, LONGEST_STOP_MS)
  }
  return stopping.signal
}
