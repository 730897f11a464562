import { type Ms, SECOND } from './domain/time/instant.ts'

/** However much does not end by itself. */
const LONGEST_STOP_MS: Ms = 10 * SECOND

/** One word reaches the server twice: Ctrl-C, or whoever stops the whole group of processes, tells it and npm, and npm passes it on. */
const SAME_WORD_MS: Ms = 500

/**
 * Aborts at the first SIGTERM or SIGINT. The second ends the process at once, and so does ten seconds' passing: what is
 * stored by then is stored, and everything else is taken up at the next start.
 */
export function untilToldToStop(): AbortSignal {
  const stopping = new AbortController()
  for (const word of ['SIGTERM', 'SIGINT'] as const) {
    let saidAt = -Infinity
    process.on(word, () => {
      const sameWord = performance.now() - saidAt < SAME_WORD_MS
      saidAt = performance.now()
      if (!sameWord) told()
    })
  }

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
