import { Router } from 'express'
import { problem } from '../app/api/problem.ts'
import { answerProblem } from './api/answer-problem.ts'
import { apiDocument } from './api/document.ts'

/** `GET /api/v1/openapi.json`: what can be sent here and what is answered. Anybody may read it. */
export function openapiRoute(): Router {
  const router = Router()
  const path = '/api/v1/openapi.json'
  const text = JSON.stringify(apiDocument())
  router.get(path, (_request, response) => void response.type('application/json').send(text))
  router.all(path, (_request, response) => {
    response.set('allow', 'GET')
    answerProblem(response, problem('method-not-allowed', 'The document is read with GET.'))
  })
  return router
}
