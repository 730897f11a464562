import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import type { Log } from '../ports/log.ts'

/** How long a closing server waits for answers under way. */
const CLOSE_WITHIN_MS = 1_000

export type Listening = { port: number; close(): Promise<void> }

/** Serve these routers on one port. What nobody could read is answered 400 or the like; anything unexpected is logged and answered with a bare 500. */
export async function listen(options: { host: string; port: number; routers: Router[]; log: Log }): Promise<Listening> {
  const app = express()
  app.disable('x-powered-by')
  for (const router of options.routers) app.use(router)
  app.use((_request: Request, response: Response) => void response.status(404).type('text/plain').send('Not found\n'))
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    const unreadable = statusOfUnreadable(error)
    if (unreadable !== undefined && !response.headersSent) {
      return void response.status(unreadable).type('text/plain').send('This request cannot be read.\n')
    }
    options.log.error({ error, method: request.method, path: request.path }, 'a request failed by a fault of ours')
    if (response.headersSent) next(error)
    else response.status(500).type('text/plain').send('Something went wrong on our side.\n')
  })
  const server = createServer(app)
  server.listen(options.port, options.host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const force = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS)
      await closed
      clearTimeout(force)
    },
  }
}

/** What Express and its parsers throw about a request itself, such as a path that is not encoded as it should be; else undefined. */
function statusOfUnreadable(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined
  return error.status >= 400 && error.status < 500 ? error.status : undefined
}
