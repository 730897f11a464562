import express, { type RequestHandler, type Router } from 'express'
import type { z } from 'zod'
import { act, actBody } from './page-server/act.ts'
import { cardRenderer, pageFile, pageItself } from './page-server/client-files.ts'
import { liveEvents } from './page-server/live-events.ts'
import { clockBody, moveClock } from './page-server/move-clock.ts'
import { pageState, type PageOptions } from './page-server/page-state.ts'
import { refuseStrangers, sealPage } from './page-server/protect.ts'
import { recentExchanges, seenSoFar } from './page-server/recent-exchanges.ts'
import type { Playground } from './playground.ts'

/** The page of the playground, at `/`, and what it asks for, under `/playground`. */
export function playgroundRoutes(playground: Playground, options: PageOptions): Router {
  const router = express.Router()
  const run = crypto.randomUUID()
  router.get(['/', '/playground'], sealPage, pageItself)
  router.use('/playground', sealPage, refuseStrangers)
  router.get('/playground/assets/*file', pageFile)
  router.get('/playground/vendor/adaptivecards.js', cardRenderer)
  router.get('/playground/events', liveEvents(playground))
  router.get('/playground/state', async (_request, response) => {
    response.json(await pageState(playground, run, options))
  })
  router.get('/playground/exchanges', (request, response) => {
    const seen = seenSoFar.safeParse(request.query)
    if (!seen.success) return void response.status(400).json({ error: sentence(seen.error) })
    response.json(recentExchanges(playground, seen.data))
  })
  router.post('/playground/act', ...jsonOnly, async (request, response) => {
    const body = actBody.safeParse(request.body)
    if (!body.success) return void response.status(400).json({ error: sentence(body.error) })
    const result = await act(playground, body.data)
    if (result === undefined) return void response.status(404).json({ error: 'Nobody here has this id.' })
    response.json(result)
  })
  router.post('/playground/clock', ...jsonOnly, async (request, response) => {
    const body = clockBody.safeParse(request.body)
    if (!body.success) return void response.status(400).json({ error: sentence(body.error) })
    response.json(await moveClock(playground, body.data))
  })
  const { reset } = options
  if (reset !== undefined)
    router.post('/playground/reset', ...jsonOnly, (_request, response) => {
      // The answer first: what answers it is about to end.
      response.on('finish', reset)
      response.status(202).json({ ok: true })
    })
  router.use('/playground', (_request, response) => void response.status(404).json({ error: 'There is nothing here.' }))
  return router
}

/** A form of another site can post text, but not JSON without asking first. */
const demandJson: RequestHandler = (request, response, next) => {
  if (request.is('application/json') !== false && request.is('application/json') !== null) return next()
  response.status(415).json({ error: 'Send JSON, with the content type application/json.' })
}

const readJson: RequestHandler = (request, response, next) => {
  express.json({ limit: '512kb' })(request, response, (problem?: unknown) => {
    if (problem === undefined) return next()
    const tooLarge = problem instanceof Error && 'type' in problem && problem.type === 'entity.too.large'
    const error = tooLarge ? 'That is more than 512 KB.' : 'That is not JSON.'
    response.status(tooLarge ? 413 : 400).json({ error })
  })
}

const jsonOnly = [demandJson, readJson]

function sentence(error: z.ZodError): string {
  const [first] = error.issues
  const where = first === undefined || first.path.length === 0 ? 'The body' : `"${first.path.join('.')}"`
  return `${where} is not as expected: ${first?.message ?? 'it cannot be read'}.`
}
