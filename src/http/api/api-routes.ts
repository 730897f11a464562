import { Router } from 'express'
import { problem } from '../../app/api/problem.ts'
import type { AppServices } from '../../app/services.ts'
import type { Stopwatch } from '../../ports/stopwatch.ts'
import { measurementsRoute } from '../measurements.ts'
import { openapiRoute } from '../openapi.ts'
import { pagesRoute } from '../pages.ts'
import { answerProblem, answerThrown } from './answer-problem.ts'
import { tokenRates } from './token-rates.ts'

/** All that is for other systems, under /api/v1: whatever is refused there is told as a problem. */
export function apiRoutes(services: AppServices, stopwatch: Stopwatch): Router {
  const router = Router()
  router.use(
    measurementsRoute(services, tokenRates(stopwatch)),
    pagesRoute(services, tokenRates(stopwatch)),
    openapiRoute(),
  )
  router.use('/api/v1', (_request, response) =>
    answerProblem(response, problem('not-found', 'There is /api/v1/measurements; /api/v1/openapi.json describes it.')),
  )
  router.use('/api/v1', answerThrown(services.log))
  return router
}
