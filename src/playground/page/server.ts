/// <reference lib="dom" />
import type { ActBody } from '../page-server/act.ts'
import type { ActResult } from '../page-server/act-result.ts'
import type { ClockBody } from '../page-server/move-clock.ts'
import type { PageState } from '../page-server/page-state.ts'
import type { Exchange } from '../workplace.ts'

/** What cannot be done because the playground does not answer, as a sentence for a toast. */
export class PlaygroundError extends Error {}

export const server = {
  state: (): Promise<PageState> => ask('/playground/state'),
  exchanges: (seen: { slack: number; teams: number }): Promise<Exchange[]> =>
    ask(`/playground/exchanges?slack=${seen.slack}&teams=${seen.teams}`),
  act: (body: ActBody): Promise<ActResult> => ask('/playground/act', body),
  reset: (): Promise<unknown> => ask('/playground/reset', {}),
  moveClock: (body: ClockBody): Promise<{ moved: boolean }> => ask('/playground/clock', body),
  /** Calls at every change; `connected` tells whether the playground can be reached. */
  listen(onChange: () => void, connected: (is: boolean) => void): void {
    const events = new EventSource('/playground/events')
    events.addEventListener('change', onChange)
    events.addEventListener('open', () => connected(true))
    events.addEventListener('error', () => {
      connected(false)
      // The browser tries again by itself unless the answer was not a stream at all, e.g. while the server restarts.
      if (events.readyState === EventSource.CLOSED) setTimeout(() => server.listen(onChange, connected), 2_000)
    })
  },
}

/** The server of this page checks what it sends by its own types. */
async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  const request =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(path, request).catch((cause: unknown) => {
    throw new PlaygroundError('The playground does not answer. Is it still running?', { cause })
  })
  if (response.ok) return (await response.json()) as Answer
  const answer: unknown = await response.json().catch(() => undefined)
  const said = typeof answer === 'object' && answer !== null && 'error' in answer ? String(answer.error) : undefined
  throw new PlaygroundError(said ?? `The playground failed (HTTP ${response.status}); its log says why.`)
}
