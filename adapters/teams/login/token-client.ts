import { z } from 'zod'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { TeamsConfig } from '../teams-config.ts'
import { LoginError } from './login-error.ts'

/**
 * Our own OAuth 2 client-credentials client (RFC 6749 §4.4): the library that botbuilder would use refuses authorities
 * on plain http, and the same code must run against every cloud and every emulator.
 */
export interface TokenClient {
  /** A token for the connector, or undefined when authentication is off. Throws LoginError. */
  token(): Promise<string | undefined>
  /** Forget the cached token: the connector has refused it. */
  forget(): void
}

/** A token is renewed this long before its expiry, or at half its life if that is shorter. */
const RENEW_BEFORE_MS = 5 * MINUTE
const TIMEOUT_MS = 10 * SECOND

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })
const tokenRefusal = z.object({ error: z.string() })

export function createTokenClient(config: TeamsConfig, clock: Clock): TokenClient {
  let cached: { token: string; renewAt: Instant } | undefined
  let underWay: Promise<string> | undefined

  async function renew(): Promise<string> {
    const answer = await requestToken(config)
    const lifeMs = answer.expires_in * SECOND
    cached = { token: answer.access_token, renewAt: clock.now() + lifeMs - Math.min(RENEW_BEFORE_MS, lifeMs / 2) }
    return answer.access_token
  }

  return {
    async token() {
      if (config.auth === 'off') return undefined
      if (cached !== undefined && clock.now() < cached.renewAt) return cached.token
      underWay ??= renew().finally(() => (underWay = undefined))
      return underWay
    },
    forget() {
      cached = undefined
    },
  }
}

async function requestToken({ appId, appPassword, endpoints }: TeamsConfig) {
  const response = await fetch(`${endpoints.loginUrl.replace(/\/+$/, '')}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appPassword,
      scope: `${endpoints.oauthScope}/.default`,
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new LoginError('login_unreachable', true, `The login service did not answer (${String(error)}).`)
  })
  const body: unknown = await response.json().catch(() => undefined)
  const answer = tokenAnswer.safeParse(body)
  if (response.ok && answer.success) return answer.data
  const refusal = tokenRefusal.safeParse(body)
  const code = refusal.success ? refusal.data.error : `http_${response.status}`
  const temporary = response.ok || response.status >= 500 || response.status === 429
  throw new LoginError(code, temporary, `The login service refused to give the bot a token (${code}).`)
}
