import express from 'express'
import type { ErrorRequestHandler, Request, Response, Router } from 'express'
import type { Log } from '../../../src/ports/log.ts'
import type { Activity } from '../activity.ts'
import { parseActivity, parseOrigin } from '../activity.ts'
import type { AuthenticateActivity } from '../botbuilder/authenticate-activity.ts'

/** What to answer the service with. */
export type Reply = { status: number; body?: object }
export type HandleActivity = (activity: Activity) => Promise<Reply>

/** Teams' own activities stay under 100 KB; a form with ten long answers is a little more. */
const MOST_BYTES = '512kb'

/**
 * POST /api/messages: lets through what the Bot Framework has signed, and nothing else. Every refusal is a 401, whatever
 * was wrong, and is logged without the token.
 */
export function createMessagesRoute(authenticate: AuthenticateActivity, handle: HandleActivity, log: Log): Router {
  const receive = async (request: Request, response: Response): Promise<void> => {
    const activity = parseActivity(request.body)
    const authentication = await authenticate(parseOrigin(request.body), request.headers)
    if (authentication.verdict === 'refused') {
      log.warn({ reason: authentication.reason }, 'A request to the Teams endpoint was refused')
      response.status(401).json({ error: { code: 'Unauthorized', message: 'The request is not signed for this bot.' } })
    } else if (authentication.verdict === 'unavailable') {
      log.debug({ reason: authentication.reason }, 'A request to the Teams endpoint has to be sent again')
      response.status(503).json({ error: { code: 'ServiceUnavailable', message: 'Try again later.' } })
    } else if (activity === undefined) {
      response.status(400).json({ error: { code: 'BadSyntax', message: 'The body is not an activity.' } })
    } else {
      const { status, body } = await handle(activity)
      if (body === undefined) response.status(status).end()
      else response.status(status).json(body)
    }
  }

  const router = express.Router()
  router.post('/api/messages', express.json({ limit: MOST_BYTES }), (request, response, next) => {
    receive(request, response).catch(next)
  })
  router.use('/api/messages', unreadable(log))
  return router
}

/** A body that is no JSON, or too large, or a fault of ours: 500 makes the service deliver the activity again. */
function unreadable(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const said = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
    const status = typeof said === 'number' && said >= 400 && said < 500 ? said : 500
    if (status === 500) log.error({ err: error }, 'A Teams activity could not be handled')
    response
      .status(status)
      .json({ error: { code: status === 500 ? 'ServiceError' : 'BadSyntax', message: 'The activity was not taken.' } })
  }
}
