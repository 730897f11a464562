import { Router } from 'express'
import type { Store } from '../ports/store/store.ts'

/** `GET /healthz`: 200 while the database answers, for load balancers and container probes. */
export function healthRoute(store: Store): Router {
  const router = Router()
  router.get('/healthz', async (_request, response) => {
    const { counts } = await store.read((view) => view.outbox.summary(0))
    response.json({ status: 'ok', deliveries: counts })
  })
  return router
}
