import { z } from 'zod'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { MINUTE, type Ms, SECOND } from '../../../src/domain/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { TeamsConfig } from '../teams-config.ts'
import { LoginError } from './login-error.ts'
import { sayRefusal } from './login-refusal.ts'

/**
 * Our own OAuth 2 client-credentials client (RFC 6749 §4.4): the library that botbuilder would use refuses authorities
 * on plain http, and the same code must run against every cloud and every emulator.
 */
export interface TokenClient {
  /** A token for the connector, or undefined when authentication is off. Throws LoginError, also when it takes longer than `withinMs`. */
  token(withinMs?: Ms): Promise<string | undefined>
  /** Forget the cached token: the connector has refused it. */
  forget(): void
}

/** A token is renewed this long before its expiry, or at half its life if that is shorter. */
const RENEW_BEFORE_MS = 5 * MINUTE
const TIMEOUT_MS = 10 * SECOND
/** Many who ask in the same moment are given the same failure: a burst of events must not become a burst of logins. */
const FAILURE_KEPT_MS = 1 * SECOND

/** By the clock on the wall: tokens end by it. */
type Span = { since: Instant; until: Instant }

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })
const tokenRefusal = z.object({ error: z.string(), error_codes: z.array(z.number()).catch([]) })

export function createTokenClient(
  config: TeamsConfig,
  clock: Clock,
  onFailure: (error: LoginError) => void = () => {},
): TokenClient {
  let cached: ({ token: string } & Span) | undefined
  let failed: ({ error: LoginError } & Span) | undefined
  let underWay: Promise<string> | undefined

  function span(ms: Ms): Span {
    const since = clock.now()
    return { since, until: since + ms }
  }

  /** A clock that was set back says nothing of what came before. */
  function holds({ since, until }: Span): boolean {
    const now = clock.now()
    return since <= now && now < until
  }

  async function renew(): Promise<string> {
    try {
      const answer = await requestToken(config)
      const lifeMs = answer.expires_in * SECOND
      cached = { token: answer.access_token, ...span(lifeMs - Math.min(RENEW_BEFORE_MS, lifeMs / 2)) }
      return answer.access_token
    } catch (error) {
      if (!(error instanceof LoginError)) throw error
      failed = { error, ...span(FAILURE_KEPT_MS) }
      onFailure(error)
      throw error
    }
  }

  return {
    async token(withinMs = TIMEOUT_MS) {
      if (config.auth === 'off') return undefined
      if (cached !== undefined && holds(cached)) return cached.token
      if (failed !== undefined && holds(failed)) throw failed.error
      underWay ??= renew().finally(() => (underWay = undefined))
      return withinMs < TIMEOUT_MS ? within(withinMs, underWay) : underWay
    },
    forget() {
      cached = undefined
    },
  }
}

/** The login itself goes on, for whoever asks next. */
async function within(ms: Ms, login: Promise<string>): Promise<string> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const limit = setTimeout(
    () => reject(new LoginError('login_slow', true, 'The login service takes too long to answer.')),
    ms,
  )
  return Promise.race([login, late]).finally(() => clearTimeout(limit))
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
    throw new LoginError('login_unreachable', true, `The login service did not answer (${reasonOf(error)}).`)
  })
  const body: unknown = await response.json().catch(() => undefined)
  const answer = tokenAnswer.safeParse(body)
  if (response.ok && answer.success) return answer.data
  const refusal = tokenRefusal.safeParse(body)
  const code = refusal.success ? refusal.data.error : `http_${response.status}`
  if (response.ok || response.status >= 500 || response.status === 429)
    throw new LoginError(code, true, `The login service gave the bot no token for the moment (${code}).`)
  throw new LoginError(code, false, sayRefusal(code, refusal.success ? refusal.data.error_codes : []))
}

/** fetch says only "fetch failed", and keeps the system's code in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : error.name
}
