import type { ErrorRequestHandler, Response } from 'express'
import { type Problem, problem, PROBLEMS } from '../../app/api/problem.ts'
import type { Log } from '../../ports/log.ts'

/** A database that does not answer is tried again after so long. */
const AGAIN_AFTER_SECONDS = 30

/** The body of a refusal, as RFC 9457 says. */
function problemBody({ problem: name, detail, errors }: Problem) {
  const [status, title] = PROBLEMS[name]
  return { type: `urn:liaison:problem:${name}`, title, status, detail, ...(errors && { errors }) }
}

export function answerProblem(response: Response, found: Problem): void {
  const body = problemBody(found)
  if (body.status === 401) response.set('www-authenticate', 'Bearer realm="liaison"')
  if (found.problem === 'unavailable') response.set('retry-after', String(AGAIN_AFTER_SECONDS))
  response.status(body.status).type('application/problem+json').send(JSON.stringify(body))
}

/** What Express and its parsers throw about a request itself is the sender's; a database that does not answer passes by itself; the rest is a fault of ours. */
export function answerThrown(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const status = error instanceof Error && 'status' in error ? error.status : undefined
    if (status === 413) return answerProblem(response, problem('too-large', 'Part it into several requests.'))
    if (status === 415)
      return answerProblem(response, problem('media-type', 'Send JSON in UTF-8, without a Content-Encoding.'))
    if (typeof status === 'number' && status >= 400 && status < 500)
      return answerProblem(response, problem('bad-request', 'The body is no JSON, or the request broke off.'))
    if (error instanceof Error && error.name === 'StorageError') {
      log.warn({ error, path: request.path }, 'a request waits for the database')
      return answerProblem(
        response,
        problem('unavailable', 'Nothing was taken in. Send the same request again, under the same key.'),
      )
    }
    log.error({ error, method: request.method, path: request.path }, 'a request failed by a fault of ours')
    answerProblem(response, problem('fault', 'Nothing was taken in. Send the same request again, under the same key.'))
  }
}
