import { Router } from 'express'
import type { Instant } from '../domain/time/instant.ts'
import type { LinkState } from '../ports/platform-link.ts'

type LoopState = { status: 'works' | 'not running' } | { status: 'fails'; since: Instant }

export type Readiness = {
  database: 'works' | { failsSince: Instant | undefined }
  platforms: ReadonlyMap<string, LinkState>
  loops: ReadonlyMap<string, LoopState>
  /** What the watchdog has found, a sentence each. */
  troubles: string[]
}

/**
 * `GET /readyz`: 200 when everything that is configured works, else 503, with what does not and since when. For whoever
 * watches; a load balancer that took the process away for it would cut off what still works. Anybody may ask, so it says
 * no number, no id and no name.
 */
export function readyRoute(readiness: () => Promise<Readiness>): Router {
  const router = Router()
  router.get('/readyz', async (_request, response) => {
    const { ready, ...told } = sayReadiness(await readiness())
    response.status(ready ? 200 : 503).json(told)
  })
  return router
}

export function sayReadiness({ database, platforms, loops, troubles }: Readiness) {
  const ready =
    database === 'works' &&
    troubles.length === 0 &&
    [...platforms.values()].every(({ status }) => status === 'connected') &&
    [...loops.values()].every(({ status }) => status === 'works')
  return {
    ready,
    database: database === 'works' ? database : sayFault(database.failsSince),
    ...Object.fromEntries([...platforms].map(([name, state]) => [name, sayLink(state)])),
    loops: Object.fromEntries([...loops].map(([name, state]) => [name, sayLoop(state)])),
    ...(troubles.length > 0 && { troubles }),
  }
}

function sayLink(state: LinkState): string {
  if (state.status === 'connected') return 'connected'
  const { trouble, since } = state
  return `not connected since ${sayTime(since)}${trouble ? `: ${trouble.reason}` : ''}`
}

function sayLoop(state: LoopState): string {
  return state.status === 'fails' ? sayFault(state.since) : state.status
}

function sayFault(since: Instant | undefined): string {
  return since === undefined ? 'fails' : `fails since ${sayTime(since)}`
}

function sayTime(at: Instant): string {
  return new Date(at).toISOString()
}
