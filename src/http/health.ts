import { Router } from 'express'

/**
 * `GET /healthz`: 200 while the process and its event loop live, and nothing more. For whoever restarts a process that no
 * longer answers; what works and what does not is told by /readyz.
 */
export function healthRoute(): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  return router
}
