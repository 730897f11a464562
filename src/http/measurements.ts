import { type NextFunction, type Request, type Response, Router } from 'express'
import { numbersBody } from '../app/api/numbers-body.ts'
import { type Problem, problem } from '../app/api/problem.ts'
import { takeNumbers, tokenCarried } from '../app/api/take-numbers.ts'
import type { AppServices } from '../app/services.ts'
import { wordsForValue } from '../app/value-words.ts'
import { readToken, type Token } from '../domain/tokens/token.ts'
import { answerProblem } from './api/answer-problem.ts'
import { IDEMPOTENCY_KEY } from './api/idempotency-key.ts'
import { isJson } from './api/is-json.ts'
import { jsonBody } from './api/json-body.ts'
import { pointerOf } from './api/pointer.ts'
import type { TokenRates } from './api/token-rates.ts'

/** Ample for as many numbers as one request may name. */
const MOST_BYTES = 512 * 1024

/**
 * `POST /api/v1/measurements`: a system reports numbers of the figures that its token names. Who it is is asked before anything of its body is read, so that
 * nobody without a token costs more than a look.
 */
export function measurementsRoute(services: AppServices, rates: TokenRates): Router {
  const router = Router()
  const path = '/api/v1/measurements'
  const carried = new WeakMap<Request, Token>()

  async function enter(request: Request, response: Response, next: NextFunction): Promise<void> {
    const token = await tokenOf(services, request)
    if ('problem' in token) return answerProblem(response, token)
    const may = rates.take(token.id)
    if (may !== 'may') {
      response.set('retry-after', String(may.seconds))
      return answerProblem(response, problem('too-many', `Send the same request again in ${may.seconds} s.`))
    }
    if (!isJson(request))
      return answerProblem(response, problem('media-type', 'Send JSON, with the Content-Type application/json.'))
    carried.set(request, token)
    next()
  }

  async function take(request: Request, response: Response): Promise<void> {
    const key = keyOf(request)
    if (typeof key !== 'string') return answerProblem(response, key)
    const body = numbersBody.safeParse(request.body, { error: wordsForValue })
    if (!body.success)
      return answerProblem(
        response,
        problem(
          'body',
          'Nothing was taken in. Put right what is named; /api/v1/openapi.json describes the whole.',
          body.error.issues.map(({ path: at, message }) => ({ pointer: pointerOf(at), detail: message })),
        ),
      )
    const token = carried.get(request)!
    const taken = await takeNumbers(services, token, { key, body: body.data })
    if ('problem' in taken) return answerProblem(response, taken)
    services.log.info({ token: token.mark, numbers: taken.measurements.length }, 'numbers came in over HTTP')
    response.json(taken)
  }

  router.post(path, enter, ...jsonBody(MOST_BYTES), take)
  router.all(path, (_request, response) => {
    response.set('allow', 'POST')
    answerProblem(response, problem('method-not-allowed', 'Numbers are sent here with POST.'))
  })
  return router
}

async function tokenOf(services: AppServices, request: Request): Promise<Token | Problem> {
  const [scheme, carried, ...more] = (request.get('authorization') ?? '').trim().split(/\s+/u)
  if (scheme?.toLowerCase() !== 'bearer' || carried === undefined || more.length > 0)
    return problem(
      'token-missing',
      'Send the header Authorization: Bearer and the token. The account manager of your side mints one: token in chat.',
    )
  return tokenCarried(services, readToken(carried))
}

/** What its sender calls a request, as a string of RFC 9651 or bare. */
function keyOf(request: Request): string | Problem {
  const key = (request.get('idempotency-key') ?? '').trim().replace(/^"(.*)"$/u, '$1')
  return IDEMPOTENCY_KEY.test(key)
    ? key
    : problem(
        'key-missing',
        'Send the header Idempotency-Key with a name of your own for this request, of at most 200 printable characters without spaces, such as a UUID. The same request sent again carries the same one.',
      )
}
