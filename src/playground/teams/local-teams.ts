import { createServer, type Server } from 'node:http'
import { SECOND, type Ms } from '../../domain/time/instant.ts'
import { FaultBook } from '../fault-book.ts'
import { listenOn, setListening } from '../listening.ts'
import type { PersonActions } from '../person-actions.ts'
import type { Keepsake, LocalPlatform, PlaygroundClock } from '../workplace.ts'
import { keptCredentials, type TeamsCredentials } from './credentials.ts'
import { BotDelivery } from './delivery/bot-delivery.ts'
import { ExchangeLog } from './exchange-log.ts'
import { installEverywhere, tellNewAddress } from './admin/installation.ts'
import { teamsAdmin, type TeamsAdmin } from './admin/teams-admin.ts'
import { loginUrl, openIdPath } from './login-routes.ts'
import { personActions } from './person/person.ts'
import type { Platform } from './platform.ts'
import { serverApp } from './server-app.ts'
import { TeamsState } from './teams-state.ts'
import { findUser, homeTenant, type TeamsWorld } from './teams-world.ts'
import { OAUTH_SCOPE, TOKEN_ISSUER, TokenService } from './token-service.ts'
import { workplaceView } from './workplace-view.ts'

export type { TeamsWorld } from './teams-world.ts'

/** What a bot needs in order to work with this Teams: the same settings as for a sovereign cloud. */
export type LocalTeamsSettings = {
  appId: string
  appPassword: string
  tenantId: string
  openIdMetadataUrl: string
  tokenIssuer: string
  /** Access tokens: `POST {loginUrl}/oauth2/v2.0/token` with scope `{oauthScope}/.default`. */
  loginUrl: string
  oauthScope: string
  /** Of the connector; every activity carries it too. */
  serviceUrl: string
}

export interface LocalTeams extends LocalPlatform {
  settings: LocalTeamsSettings
  /** For forging tokens in tests; a bot never sees these. */
  credentials: TeamsCredentials
  /** @throws Error when nobody has this `aadObjectId`. */
  as(userId: string): PersonActions
  /** To be called when the playground moved its clock, and when the bot came up: delivers what waits for the bot. */
  tick(): Promise<void>
  admin: TeamsAdmin
}

export type LocalTeamsOptions = {
  clock: PlaygroundClock
  /** Without one, everything is forgotten at the end. */
  keepsake?: Keepsake
  world: TeamsWorld
  /** The bot's `…/api/messages`; asked before each delivery. */
  messagingUrl(): string
  /** Without one, the port of the last time if it is free, else any. */
  port?: number
  /** How long a client waits for the bot's answer to a button or a dialog, in real time; Teams waits 5 s. */
  invokeTimeoutMs?: Ms
}

const PORT_KEPT_AS = 'teams-port'
/** Where it was called when the bot was told of every channel, which is what the bot has stored. */
const TOLD_PORT_KEPT_AS = 'teams-told-port'

/** Starts a Teams tenant of its own on 127.0.0.1. */
export async function startLocalTeams(options: LocalTeamsOptions): Promise<LocalTeams> {
  const { world, clock, keepsake } = options
  const credentials = await keptCredentials(keepsake)
  const state = new TeamsState(world, clock, keepsake)
  const server = createServer()
  // Kept, since what is under way at the end still names it when the server has closed.
  let port = 0
  let ahead: Ms = 0
  const teamsNow = () => Date.now() + ahead
  const platform: Platform = {
    get world() {
      return state.world
    },
    clock,
    credentials,
    tokens: new TokenService(credentials, teamsNow),
    state,
    log: new ExchangeLog(clock, () => state.notify()),
    faults: new FaultBook(),
    serviceUrl: () => `http://127.0.0.1:${port}/`,
    messagingUrl: () => options.messagingUrl(),
  }
  server.on('request', serverApp(platform, teamsNow))
  port = await listen(server, options.port, keepsake?.load(PORT_KEPT_AS))
  keepsake?.save(PORT_KEPT_AS, port)
  const delivery = new BotDelivery(platform, options.invokeTimeoutMs ?? 5 * SECOND)
  if (state.isFresh) {
    installEverywhere(platform, delivery)
    keepsake?.save(TOLD_PORT_KEPT_AS, port)
  } else if (port !== keepsake?.load(TOLD_PORT_KEPT_AS)) tellNewAddress(platform, delivery)

  return {
    settings: settingsOf(platform),
    credentials,
    as(userId) {
      const user = findUser(state.world, userId)
      if (!user) throw new Error(`Nobody here has the id ${userId}`)
      return personActions({
        platform,
        delivery,
        get user() {
          return findUser(state.world, userId) ?? user
        },
      })
    },
    setReachable: (reachable) => setListening(server, port, reachable),
    setClockAhead(ms) {
      ahead = ms
    },
    tick: () => delivery.retry(true),
    admin: teamsAdmin(platform, delivery),
    workplace: () => workplaceView(platform),
    exchanges: (sinceSeq) => platform.log.since(sinceSeq),
    addFault: (fault) => platform.faults.add(fault),
    onChange: (listener) => state.onChange(listener),
    settled: () => delivery.settled(),
    async [Symbol.asyncDispose]() {
      platform.faults.clear()
      server.closeAllConnections()
      server.close()
      await delivery.settled()
    },
  }
}

function settingsOf(platform: Platform): LocalTeamsSettings {
  const { appId, appPassword } = platform.credentials
  const serviceUrl = platform.serviceUrl()
  return {
    appId,
    appPassword,
    tenantId: homeTenant(platform.world).id,
    openIdMetadataUrl: new URL(openIdPath(appId), serviceUrl).href,
    tokenIssuer: TOKEN_ISSUER,
    loginUrl: loginUrl(platform),
    oauthScope: OAUTH_SCOPE,
    serviceUrl,
  }
}

/** The bot stores service addresses, so the last port is taken again where it can be; 0 is any. */
async function listen(server: Server, wanted: number | undefined, last: unknown): Promise<number> {
  if (wanted === undefined && typeof last === 'number') {
    try {
      return await listenOn(server, last)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    }
  }
  return listenOn(server, wanted ?? 0)
}
