import { importJWK, jwtVerify, SignJWT } from 'jose'
import type { TeamsCredentials } from './credentials.ts'
import type { JsonObject } from './json-object.ts'

/** The identifier that the real connector's tokens carry; only a name here, nothing is asked of that host. */
export const TOKEN_ISSUER = 'https://api.botframework.com'
export const OAUTH_SCOPE = 'https://api.botframework.com'

/** Access tokens live an hour, as Entra's do. */
export const ACCESS_TOKEN_LIFETIME_S = 3_599

/**
 * Signs what the local Teams says and checks what the bot says. Token times are real wall-clock times even when the
 * playground's clock is elsewhere, because the SDK under test compares them with the machine's clock.
 */
export class TokenService {
  readonly #credentials: TeamsCredentials
  readonly #now: () => number

  /** `now` is the clock of Teams, in milliseconds. */
  constructor(credentials: TeamsCredentials, now: () => number = Date.now) {
    this.#credentials = credentials
    this.#now = now
  }

  /** The key set at `jwks_uri`. The endorsement lets the key speak for the channel "msteams" only. */
  keySet(): { keys: JsonObject[] } {
    return { keys: [{ ...this.#credentials.publicKey, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }] }
  }

  /** The token on every request from Teams to the bot. */
  async channelToken(serviceUrl: string): Promise<string> {
    return new SignJWT({ serviceurl: serviceUrl })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.#credentials.privateKey.kid })
      .setIssuer(TOKEN_ISSUER)
      .setAudience(this.#credentials.appId)
      .setIssuedAt(this.#seconds())
      .setNotBefore(this.#seconds())
      .setExpirationTime(this.#seconds() + 3_600)
      .sign(await importJWK(this.#credentials.privateKey, 'RS256'))
  }

  /** The token that the login service gives the bot for calling the connector. */
  async accessToken(issuer: string): Promise<string> {
    return new SignJWT({ appid: this.#credentials.appId })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.#credentials.privateKey.kid })
      .setIssuer(issuer)
      .setAudience(OAUTH_SCOPE)
      .setIssuedAt(this.#seconds())
      .setExpirationTime(this.#seconds() + ACCESS_TOKEN_LIFETIME_S)
      .sign(await importJWK(this.#credentials.privateKey, 'RS256'))
  }

  /** Whether an `Authorization` header carries an access token of ours: right key, audience and app, not expired. */
  async accepts(authorization: string | undefined): Promise<boolean> {
    const token = /^Bearer ([^ ]+)$/i.exec(authorization ?? '')?.[1]
    if (!token) return false
    const key = await importJWK(this.#credentials.publicKey, 'RS256')
    const verdict = await jwtVerify(token, key, {
      audience: OAUTH_SCOPE,
      algorithms: ['RS256'],
      currentDate: new Date(this.#now()),
    }).then(
      (verified) => verified.payload.appid === this.#credentials.appId,
      // Every way in which a token can be wrong has the same answer: 401.
      () => false,
    )
    return verdict
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1_000)
  }
}
