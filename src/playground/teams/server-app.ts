import express, { json, type ErrorRequestHandler, type Express } from 'express'
import { badSyntax, ConnectorRefusal } from './connector/refusal.ts'
import { connectorRoutes } from './connector/routes.ts'
import { isObject } from './json-object.ts'
import { loginRoutes } from './login-routes.ts'
import type { Platform } from './platform.ts'

/** Far above what the connector takes, so that it is the connector who refuses large messages. */
const LARGEST_BODY = '4mb'

/** The whole server: login, keys and connector. `now` is the clock of Teams, which every answer's `Date` shows. */
export function serverApp(platform: Platform, now: () => number): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use((_request, response, next) => {
    response.setHeader('Date', new Date(now()).toUTCString())
    next()
  })
  app.use('/v3', json({ limit: LARGEST_BODY }))
  loginRoutes(app, platform)
  connectorRoutes(app, platform)
  app.use(bodyErrors)
  return app
}

/** Answers bodies that are not JSON, or beyond all measure, as the connector does. Other errors are bugs: express's 500. */
const bodyErrors: ErrorRequestHandler = (error, _request, response, next) => {
  const type = isObject(error) ? error.type : undefined
  const refusal =
    type === 'entity.too.large'
      ? new ConnectorRefusal(413, 'MessageSizeTooBig', 'Message size too large.')
      : type === 'entity.parse.failed'
        ? badSyntax('The body is not JSON.')
        : undefined
  if (refusal) response.status(refusal.status).json(refusal.body)
  else next(error)
}
