import { Router } from 'express'
import { apiDocument } from './api/document.ts'

/** `GET /api/v1/openapi.json`: what can be sent here and what is answered. Anybody may read it. */
export function openapiRoute(): Router {
  const router = Router()
  const text = JSON.stringify(apiDocument())
  router.get('/api/v1/openapi.json', (_request, response) => void response.type('application/json').send(text))
  return router
}
