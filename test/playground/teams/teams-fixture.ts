import type { Server } from 'node:http'
import { once } from 'node:events'
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import { ServiceClientCredentialsFactory, TokenCredentials } from 'botframework-connector'
import express from 'express'
import { keptCredentials } from '../../../src/playground/teams/credentials.ts'
import { startLocalTeams, type LocalTeams, type TeamsWorld } from '../../../src/playground/teams/local-teams.ts'
import type { Keepsake } from '../../../src/playground/workplace.ts'

export const HOME = '11111111-1111-4111-8111-111111111111'
export const AWAY = '22222222-2222-4222-8222-222222222222'
export const DANA = 'aaaaaaaa-0000-4000-8000-000000000001'
export const MAX = 'aaaaaaaa-0000-4000-8000-000000000002'
export const LONER = 'aaaaaaaa-0000-4000-8000-000000000003'
export const GIA = 'bbbbbbbb-0000-4000-8000-000000000001'
export const SHARED = '19:shared@thread.tacv2'
export const MANAGERS = '19:managers@thread.tacv2'
export const WITHOUT_BOT = '19:quiet@thread.tacv2'
export const TEAM = '19:general@thread.tacv2'

/** 2026-03-02T09:00:00Z, a Monday. */
export const START = 1_772_442_000_000

export const WORLD: TeamsWorld = {
  tenants: [
    { id: HOME, name: 'Northwind', home: true },
    { id: AWAY, name: 'Globex Agency', home: false },
  ],
  users: [
    person(DANA, 'Dana Reyes', HOME, 'Europe/Paris'),
    person(MAX, 'Max Weber', HOME, 'America/New_York'),
    person(LONER, 'Lou Lone', HOME, 'UTC'),
    person(GIA, 'Gia Globex', AWAY, 'Asia/Kolkata'),
  ],
  team: {
    id: TEAM,
    name: 'Partners',
    channels: [
      { id: SHARED, name: 'northwind-globex', shared: true, memberIds: [DANA, MAX, GIA], botPresent: true },
      { id: MANAGERS, name: 'managers', shared: false, memberIds: [DANA, MAX], botPresent: true },
      { id: WITHOUT_BOT, name: 'quiet', shared: false, memberIds: [DANA, LONER], botPresent: false },
    ],
  },
}

function person(aadObjectId: string, name: string, tenantId: string, zone: string): TeamsWorld['users'][number] {
  const userPrincipalName = `${name.split(' ')[0]?.toLowerCase()}@example.com`
  return { aadObjectId, name, title: 'Account manager', tenantId, zone, userPrincipalName }
}

/** Making an RSA key takes long; one serves all tests of a file. */
const credentials = keptCredentials()

/** A keepsake as strict as a file: what is loaded is what was written at the last save. */
export async function memoryKeepsake(): Promise<Keepsake> {
  const kept = new Map([['teams-credentials', JSON.stringify(await credentials)]])
  return {
    load: (name) => (kept.has(name) ? JSON.parse(kept.get(name) ?? '') : undefined),
    save: (name, value) => void kept.set(name, JSON.stringify(value)),
  }
}

/** Signs the SDK's requests with tokens from the local login service, by client credentials. */
class LocalCredentials extends ServiceClientCredentialsFactory {
  readonly #teams: LocalTeams

  constructor(teams: LocalTeams) {
    super()
    this.#teams = teams
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#teams.settings.appId
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return false
  }

  async createCredentials(): Promise<TokenCredentials> {
    const answer = await logIn(this.#teams)
    const body: unknown = await answer.json()
    return new TokenCredentials(accessToken(body))
  }
}

export function logIn(teams: LocalTeams, changed: Record<string, string> = {}): Promise<Response> {
  const { appId, appPassword, oauthScope, loginUrl } = teams.settings
  return fetch(`${loginUrl}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appPassword,
      scope: `${oauthScope}/.default`,
      ...changed,
    }),
  })
}

function accessToken(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'access_token' in body) return String(body.access_token)
  throw new Error(`No token in ${JSON.stringify(body)}`)
}

export type Turn = (context: TurnContext) => Promise<void>

/** A bot on the real SDK, and the local Teams that it works with. */
export type Stage = AsyncDisposable & {
  teams: LocalTeams
  adapter: CloudAdapter
  /** Every activity that the bot took, oldest first. */
  received: Activity[]
  clock: { at: number; now(): number }
  /** What the bot does with an activity. */
  onTurn(turn: Turn): void
  stopBot(): Promise<void>
  startBot(): Promise<void>
  messagingUrl(): string
}

export async function stage(
  options: { keepsake?: Keepsake; world?: TeamsWorld; botDown?: boolean; invokeTimeoutMs?: number } = {},
): Promise<Stage> {
  const clock = { at: START, now: () => clock.at }
  const received: Activity[] = []
  let turn: Turn = async () => {}
  let server: Server | undefined
  let port = 0
  const messagingUrl = (): string => `http://127.0.0.1:${port}/api/messages`
  const teams = await startLocalTeams({
    clock,
    world: options.world ?? WORLD,
    keepsake: options.keepsake ?? (await memoryKeepsake()),
    messagingUrl,
    ...(options.invokeTimeoutMs !== undefined && { invokeTimeoutMs: options.invokeTimeoutMs }),
  })
  const adapter = realAdapter(teams)
  const app = express()
  app.use(express.json())
  app.post('/api/messages', (request, response) =>
    adapter.process(request, response, async (context) => {
      received.push(structuredClone(context.activity))
      await turn(context)
    }),
  )
  const startBot = async (): Promise<void> => {
    const starting = app.listen(port, '127.0.0.1')
    await once(starting, 'listening')
    const address = starting.address()
    if (typeof address === 'object' && address !== null) port = address.port
    server = starting
    await teams.tick()
  }
  const stopBot = async (): Promise<void> => {
    server?.closeAllConnections()
    server?.close()
    server = undefined
  }
  await teams.settled()
  if (!options.botDown) await startBot()
  return {
    teams,
    adapter,
    received,
    clock,
    onTurn: (next) => void (turn = next),
    startBot,
    stopBot,
    messagingUrl,
    async [Symbol.asyncDispose]() {
      await teams.settled()
      await stopBot()
      await teams[Symbol.asyncDispose]()
    },
  }
}

function realAdapter(teams: LocalTeams): CloudAdapter {
  const { settings } = teams
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: settings.appId,
      MicrosoftAppTenantId: settings.tenantId,
      ToBotFromChannelOpenIdMetadataUrl: settings.openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: settings.openIdMetadataUrl,
      ToBotFromChannelTokenIssuer: settings.tokenIssuer,
      ToChannelFromBotLoginUrl: settings.loginUrl,
      ToChannelFromBotOAuthScope: settings.oauthScope,
      OAuthUrl: settings.serviceUrl,
      CallerId: 'urn:botframework:local',
    },
    new LocalCredentials(teams),
    undefined,
    undefined,
    // The SDK's own retries would hide what the platform answered.
    { noRetryPolicy: true },
  )
  return new CloudAdapter(authentication)
}

/** Ends an invoke turn with this body. */
export async function answer(context: TurnContext, body: unknown, status = 200): Promise<void> {
  const value: InvokeResponse = { status, body }
  await context.sendActivity({ type: 'invokeResponse', value })
}

export function cardMessage(card: unknown): { type: string; attachments: { contentType: string; content: unknown }[] } {
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] }
}

/** Calls the connector directly, as the bot, without the SDK. */
export async function callConnector(
  teams: LocalTeams,
  method: string,
  path: string,
  body?: unknown,
  authorization?: string,
): Promise<{ status: number; body: unknown; retryAfter: string | null }> {
  const token = authorization ?? `Bearer ${accessToken(await (await logIn(teams)).json())}`
  const response = await fetch(`${teams.settings.serviceUrl}${path}`, {
    method,
    headers: { authorization: token, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? undefined : JSON.parse(text),
    retryAfter: response.headers.get('retry-after'),
  }
}
