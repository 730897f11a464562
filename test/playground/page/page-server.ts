import express from 'express'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { playgroundRoutes } from '../../../src/playground/page-routes.ts'
import type { Playground } from '../../../src/playground/playground.ts'
import { FAKE_TOUR, HOME } from './fake-playground.ts'

export type PageServer = AsyncDisposable & { url: string }

/** The page over a playground, on a port of its own. */
export async function servePage(playground: Playground, reset?: () => void): Promise<PageServer> {
  const server = express()
    .use(playgroundRoutes(playground, { tour: FAKE_TOUR, home: HOME, ...(reset && { reset }) }))
    .listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
