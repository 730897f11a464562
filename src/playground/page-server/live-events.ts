import type { RequestHandler } from 'express'
import type { Playground } from '../playground.ts'

/** Changes that follow each other this closely are told as one. */
const COALESCE_MS = 40
/** Keeps the connection from being closed as idle. */
const HEARTBEAT_MS = 20_000

/** Server-sent events: one `change` whenever there is something new to fetch. The page fetches; nothing else is in the stream. */
export function liveEvents(playground: Playground): RequestHandler {
  return (request, response) => {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' })
    response.flushHeaders()
    // At once, so that a page that was cut off catches up.
    response.write('retry: 1000\nevent: change\ndata: {}\n\n')
    let waiting: NodeJS.Timeout | undefined
    const tell = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        response.write('event: change\ndata: {}\n\n')
      }, COALESCE_MS)
    }
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
    heartbeat.unref()
    const leave = [playground.slack.onChange(tell), playground.teams.onChange(tell), playground.onClock(tell)]
    request.on('close', () => {
      clearTimeout(waiting)
      clearInterval(heartbeat)
      for (const unsubscribe of leave) unsubscribe()
    })
  }
}
