import { randomUUID } from 'node:crypto'
import type { Router } from 'express'
import { createSlackAdapter, type SlackAdapter } from '../adapters/slack/slack-adapter.ts'
import { createTeamsAdapter, type TeamsAdapter } from '../adapters/teams/teams-adapter.ts'
import { almanac } from './almanac/almanac.ts'
import type { AppServices } from './app/services.ts'
import type { Config } from './config/config.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import { healthRoute } from './http/health.ts'
import { listen } from './http/listen.ts'
import type { Clock } from './ports/clock.ts'
import type { Receive } from './ports/inbound.ts'
import type { Log } from './ports/log.ts'
import { openStore } from './storage/open-store.ts'

export type Liaison = {
  port: number
  engine: Engine
  services: AppServices
  /** Resolves when everything the platforms were told so far has been carried out. */
  settled(): Promise<void>
  /** Run the loops until the signal aborts. */
  run(signal: AbortSignal): Promise<void>
  stop(): Promise<void>
}

/** Wire the product together: store, adapters, engine and HTTP. The same for real platforms and for local ones. */
export async function startLiaison(options: {
  config: Config
  clock: Clock
  log: Log
  chance?: () => number
  routers?: Router[]
}): Promise<Liaison> {
  const { config, clock, log, routers = [] } = options
  const store = await openStore({ databaseUrl: config.databaseUrl, log })
  const services: AppServices = {
    store,
    clock,
    log,
    almanac,
    company: config.company,
    ids: { next: () => randomUUID() },
    admins: [],
  }
  const receive: Receive = (inbound) => engine.receive(inbound)
  const slack: SlackAdapter | undefined =
    config.slack && createSlackAdapter({ config: config.slack, clock, log, receive })
  const teams: TeamsAdapter | undefined =
    config.teams && createTeamsAdapter({ config: config.teams, clock, log, receive })
  const engine = createEngine(
    services,
    { ...(slack && { slack }), ...(teams && { teams }) },
    options.chance ?? Math.random,
  )

  const adapters = [slack?.router, teams?.router].filter((router) => router !== undefined)
  const server = await listen({
    host: config.host,
    port: config.port,
    log,
    routers: [healthRoute(store), ...adapters, ...routers],
  })
  const home = await slack?.start()
  await teams?.start()
  services.admins.push(...adminAccounts(config, home?.homeTeamId))

  return {
    port: server.port,
    engine,
    services,
    settled: async () => slack?.settled(),
    run: (signal) => engine.run(signal),
    async stop() {
      await slack?.stop()
      await teams?.stop()
      await server.close()
      await store.close()
    },
  }
}

/** Admins are named by user alone; their organisation is the one the bot is installed in. */
function adminAccounts(config: Config, slackTeamId: string | undefined): AppServices['admins'] {
  return config.admins.flatMap(({ platform, userId }) => {
    const tenantId = platform === 'slack' ? slackTeamId : config.teams?.tenantId
    return tenantId === undefined ? [] : [{ platform, tenantId, userId }]
  })
}
