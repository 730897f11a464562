import { urlencoded, type Express } from 'express'
import { heldUp } from '../hang.ts'
import type { ApiFault } from '../workplace.ts'
import { failsUnanswered } from './connector/serve.ts'
import type { Platform } from './platform.ts'
import { homeTenant } from './teams-world.ts'
import { ACCESS_TOKEN_LIFETIME_S, OAUTH_SCOPE, TOKEN_ISSUER } from './token-service.ts'

/** Puts the login service (client credentials) and the published signing keys on the server. */
export function loginRoutes(app: Express, platform: Platform): void {
  const { appId, appPassword } = platform.credentials

  app.get(openIdPath(appId), (_request, response) => {
    response.json({
      issuer: TOKEN_ISSUER,
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: `${platform.serviceUrl()}${appId}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    })
  })
  app.get(`/${appId}/keys`, (_request, response) => {
    response.json(platform.tokens.keySet())
  })

  app.post('/login/:tenantId/oauth2/v2.0/token', urlencoded({ extended: false }), async (request, response) => {
    const what = 'POST /oauth2/v2.0/token'
    const form: Record<string, unknown> = request.body ?? {}
    const log = (status: number, answer: unknown): void =>
      platform.log.record({ direction: 'to-platform', what, status, request: form, response: answer })
    const committed = platform.faults.takeForApi({ what }, true)
    const fault = committed?.fault
    if (!(await heldUp(committed, request))) return log(0, 'hung until the caller gave up')
    if (fault && failsUnanswered(fault, request, response, log)) return
    const refusal = asked(fault) ?? refuse({ ...form, tenantId: request.params.tenantId }, platform)
    const body = refusal?.body ?? {
      token_type: 'Bearer',
      expires_in: ACCESS_TOKEN_LIFETIME_S,
      ext_expires_in: ACCESS_TOKEN_LIFETIME_S,
      access_token: await platform.tokens.accessToken(loginUrl(platform)),
    }
    const status = refusal?.status ?? 200
    log(status, body)
    response.status(status).json(body)
  })

  function refuse(form: Record<string, unknown>, { world }: Platform): { status: number; body: unknown } | undefined {
    if (form.tenantId !== homeTenant(world).id) return entraError(400, 'invalid_request', 90002, 'Tenant not found.')
    if (form.grant_type !== 'client_credentials') {
      return entraError(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.')
    }
    if (form.client_id !== appId) {
      return entraError(400, 'unauthorized_client', 700016, 'Application was not found in the directory.')
    }
    if (form.client_secret !== appPassword) {
      return entraError(401, 'invalid_client', 7000215, 'Invalid client secret provided.')
    }
    if (form.scope !== `${OAUTH_SCOPE}/.default`) {
      return entraError(400, 'invalid_scope', 1002012, 'The provided value for scope is not valid.')
    }
    return undefined
  }
}

export function openIdPath(appId: string): string {
  // With the app id in it, because the SDK keeps keys by this address for as long as its process lives.
  return `/${appId}/.well-known/openidconfiguration`
}

export function loginUrl(platform: Platform): string {
  return `${platform.serviceUrl()}login/${homeTenant(platform.world).id}`
}

/** The refusal that a fault asks of the login service: `code` is an AADSTS code, or an OAuth error. */
function asked(fault: ApiFault | undefined): { status: number; body: unknown } | undefined {
  if (fault?.fail === 'rate-limit') return entraError(429, 'temporarily_unavailable', 90055, 'Too many requests.')
  if (fault?.fail !== 'platform-error') return undefined
  const known = LOGIN_ERRORS[fault.code]
  if (known === undefined) return entraError(fault.status ?? 400, fault.code, 50000, 'Fault asked for.')
  return entraError(fault.status ?? known.status, known.error, known.number, known.why)
}

/** What goes wrong with an app's sign-in, by the code that an operator meets (Entra error code reference). */
const LOGIN_ERRORS: Record<string, { status: number; error: string; number: number; why: string }> = {
  invalid_client: { status: 401, error: 'invalid_client', number: 7000215, why: 'Invalid client secret provided.' },
  AADSTS7000215: { status: 401, error: 'invalid_client', number: 7000215, why: 'Invalid client secret provided.' },
  AADSTS7000222: {
    status: 401,
    error: 'invalid_client',
    number: 7000222,
    why: 'The provided client secret keys for the app are expired.',
  },
  AADSTS700016: {
    status: 400,
    error: 'unauthorized_client',
    number: 700016,
    why: 'Application was not found in the directory.',
  },
  AADSTS90002: { status: 400, error: 'invalid_request', number: 90002, why: 'Tenant not found.' },
  AADSTS7000112: { status: 400, error: 'unauthorized_client', number: 7000112, why: 'Application is disabled.' },
}

/** Entra's error shape; `number` is the AADSTS code. */
function entraError(status: number, error: string, number: number, why: string): { status: number; body: unknown } {
  return { status, body: { error, error_description: `AADSTS${number}: ${why}`, error_codes: [number] } }
}
