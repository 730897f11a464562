import { type NextFunction, type Request, type Response, Router } from 'express'
import { acknowledgePage, pageTokenOf } from '../app/api/acknowledge-page.ts'
import { pageBody } from '../app/api/page-body.ts'
import { problem } from '../app/api/problem.ts'
import type { AppServices } from '../app/services.ts'
import { answerProblem } from './api/answer-problem.ts'
import { isJson } from './api/is-json.ts'
import { jsonBody } from './api/json-body.ts'
import type { TokenRates } from './api/token-rates.ts'

/** A token and what is around it. */
const MOST_BYTES = 4 * 1024

/**
 * `POST /api/v1/pages/{page}/acknowledgement`: whoever was paged has it. Who asks is known by the token in the body alone. Whoever only looks, as what scans links
 * in messages does, brings nothing about.
 */
export function pagesRoute(services: AppServices, rates: TokenRates): Router {
  const router = Router()
  const path = '/api/v1/pages/:page/acknowledgement'

  async function enter(request: Request, response: Response, next: NextFunction): Promise<void> {
    const found = await pageTokenOf(services, String(request.params['page']))
    if ('problem' in found) return answerProblem(response, found)
    const may = rates.take(found.deliveryId)
    if (may !== 'may') {
      response.set('retry-after', String(may.seconds))
      return answerProblem(response, problem('too-many', `Send the same request again in ${may.seconds} s.`))
    }
    if (!isJson(request))
      return answerProblem(response, problem('media-type', 'Send JSON, with the Content-Type application/json.'))
    next()
  }

  async function take(request: Request, response: Response): Promise<void> {
    const body = pageBody.safeParse(request.body)
    if (!body.success)
      return answerProblem(response, problem('body', 'Send {"token": "…"} with the token that came with the page.'))
    const taken = await acknowledgePage(services, String(request.params['page']), body.data.token)
    if ('problem' in taken) return answerProblem(response, taken)
    services.log.info({ escalation: taken.escalation }, 'a page was acknowledged over HTTP')
    response.json(taken)
  }

  router.post(path, enter, ...jsonBody(MOST_BYTES), take)
  router.all(path, (_request, response) => {
    response.set('allow', 'POST')
    answerProblem(response, problem('method-not-allowed', 'A page is acknowledged with POST.'))
  })
  return router
}
