import type { IncomingHttpHeaders } from 'node:http'
import { AuthenticationConfiguration, BotFrameworkAuthenticationFactory } from 'botframework-connector'
import { SECOND } from '../../../src/domain/time/instant.ts'
import type { Log } from '../../../src/ports/log.ts'
import type { TeamsConfig } from '../teams-config.ts'
import { headerDoubt } from './header-doubt.ts'
import { notFromHere } from './not-from-here.ts'
import { withQuietConsole } from './quiet-console.ts'
import type { TokenClock } from './token-clock.ts'

/**
 * The one place that uses botbuilder (unmaintained since 2026; its successors are @microsoft/teams.apps and
 * @microsoft/agents-hosting). It does what we do not want to write ourselves: checking that a request comes from the
 * Bot Framework. Sending needs no more than a token and `fetch`, so it does not pass through here (see ../send).
 *
 * botbuilder is given every endpoint, because a missing one silently means the public cloud. Around it stand our own
 * checks, since left alone it
 * - skips the comparison of the service URL when the activity has none, and in its emulator and App Service paths,
 * - follows those paths on the word of a token nobody has verified yet,
 * - answers 500 to several malformed or badly signed tokens,
 * - writes raw lines to the console.
 */
export type Authentication =
  | { verdict: 'accepted' }
  | { verdict: 'refused'; reason: string }
  /** The keys could not be fetched: nothing is known about this token, and the sender may try again. */
  | { verdict: 'unavailable'; reason: string }

export type ActivityOrigin = { serviceUrl: string; channelId: string }

export type AuthenticateActivity = (activity: ActivityOrigin, headers: IncomingHttpHeaders) => Promise<Authentication>

export function createAuthenticateActivity(config: TeamsConfig, clock: TokenClock, log: Log): AuthenticateActivity {
  if (config.auth === 'off') return async (_, headers) => onThisMachine(notFromHere(headers))
  if (config.appId === '') throw new Error('Teams needs an app id: without one botbuilder would accept everybody')
  const botFramework = createBotFramework(config)

  const sayOfKeys = sayChanges(log)
  let consoleLines = 0

  return async (activity, { authorization: header }) => {
    const doubt = headerDoubt(config, header)
    if (doubt !== undefined) return { verdict: 'refused', reason: doubt }
    if (activity.serviceUrl === '' || activity.channelId === '') {
      return { verdict: 'refused', reason: 'the activity names no service URL or no channel' }
    }
    try {
      type BotbuilderActivity = Parameters<typeof botFramework.authenticateRequest>[0]
      const { claimsIdentity } = await withQuietConsole(
        () => botFramework.authenticateRequest(activity as BotbuilderActivity, header ?? ''),
        () => log.debug({ lines: (consoleLines += 1) }, 'botbuilder wrote a line of its own, which is left out here'),
      )
      sayOfKeys(undefined)
      const claims = ['iss', 'aud', 'serviceurl'].map((name) => claimsIdentity.getClaimValue(name))
      const expected = [config.endpoints.tokenIssuer, config.appId, activity.serviceUrl]
      const proven = claimsIdentity.isAuthenticated && claims.every((claim, index) => claim === expected[index])
      if (!proven) return { verdict: 'refused', reason: 'the claims are not those of this bot' }
      clock.saw(claimsIdentity.getClaimValue('nbf') ?? claimsIdentity.getClaimValue('iat'))
      return { verdict: 'accepted' }
    } catch (error) {
      const tooEarly = validFromOf(error)
      if (tooEarly !== undefined) {
        clock.saw(tooEarly)
        return { verdict: 'refused', reason: 'its token is not valid yet by the clock of this machine' }
      }
      const reason = error instanceof Error ? error.message : String(error)
      if (!keysAreMissing(error)) return { verdict: 'refused', reason }
      sayOfKeys(reason)
      return { verdict: 'unavailable', reason }
    }
  }
}

function onThisMachine(reason: string | undefined): Authentication {
  return reason === undefined ? { verdict: 'accepted' } : { verdict: 'refused', reason }
}

/** One line when the keys cannot be had, `missing` saying why, and one when they can again. */
function sayChanges(log: Log): (missing: string | undefined) => void {
  let before = false
  return (missing) => {
    const now = missing !== undefined
    if (now && !before)
      log.error({ reason: missing }, 'The keys of the Bot Framework cannot be fetched: Teams has to ask again')
    if (!now && before) log.info({}, 'The keys of the Bot Framework can be fetched again')
    before = now
  }
}

function createBotFramework({ appId, endpoints }: TeamsConfig) {
  const channelService = ''
  const validateAuthority = true
  return BotFrameworkAuthenticationFactory.create(
    channelService,
    validateAuthority,
    endpoints.loginUrl,
    endpoints.oauthScope,
    endpoints.tokenIssuer,
    endpoints.oauthUrl ?? endpoints.oauthScope,
    // Of channels, and of the emulator.
    endpoints.openIdMetadataUrl,
    endpoints.openIdMetadataUrl,
    endpoints.callerId ?? 'urn:botframework:azure',
    {
      isValidAppId: async (said) => said === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: () => Promise.reject(new Error('botbuilder never sends for us')),
    },
    new AuthenticationConfiguration(),
  )
}

/** When a token begins to be valid (seconds), which has passed the check of its signature and is for later; else undefined. */
function validFromOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || error.name !== 'NotBeforeError') return undefined
  return 'date' in error && error.date instanceof Date ? error.date.getTime() / SECOND : undefined
}

/** node-fetch's own error, and botbuilder's for an answer other than 2xx from the key server. */
function keysAreMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'FetchError' || /^Failed to load (Keys|openID config)/.test(error.message)
}
