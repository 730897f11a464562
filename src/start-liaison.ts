import { randomUUID } from 'node:crypto'
import type { Router } from 'express'
import { SlackStartError } from '../adapters/slack/errors/start-error.ts'
import { createSlackAdapter, type SlackAdapter } from '../adapters/slack/slack-adapter.ts'
import { createTeamsAdapter, type TeamsAdapter } from '../adapters/teams/teams-adapter.ts'
import { almanac } from './almanac/almanac.ts'
import type { AppServices } from './app/services.ts'
import type { Config } from './config/config.ts'
import { MINUTE, SECOND } from './domain/time/instant.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import { healthRoute } from './http/health.ts'
import { listen } from './http/listen.ts'
import type { Clock } from './ports/clock.ts'
import type { Receive } from './ports/inbound.ts'
import type { Log } from './ports/log.ts'
import type { Stopwatch } from './ports/stopwatch.ts'
import { openStore } from './storage/open-store.ts'
import { type ServerPlace, takeServerPlace } from './storage/server-place.ts'

const FIRST_WAIT_MS = 2 * SECOND
const LONGEST_WAIT_MS = MINUTE

export type Liaison = {
  port: number
  engine: Engine
  services: AppServices
  /** Resolves when everything the platforms were told so far has been carried out. */
  settled(): Promise<void>
  /** Run the loops until the signal aborts. */
  run(signal: AbortSignal): Promise<void>
  /** Resolves, if ever, when another server has taken this one's place on the database: with a sentence to end with. */
  lost: Promise<string>
  /** Ends the loops too. What is being handled or sent is finished first; the rest waits in the store. */
  stop(): Promise<void>
}

export { takeServerPlace }

/** Wire the product together: store, adapters, engine and HTTP. The same for real platforms and for local ones. */
export async function startLiaison(options: {
  config: Config
  clock: Clock & Stopwatch
  log: Log
  chance?: () => number
  routers?: Router[]
  /** Taken before; it is released with the rest. */
  place?: ServerPlace
  /** Ends the waiting for a platform that cannot be reached yet. */
  signal?: AbortSignal
}): Promise<Liaison> {
  const { config, clock, log, routers = [], signal = new AbortController().signal } = options
  const place = options.place ?? (await takeServerPlace(config.databaseUrl))
  const store = await openStore({ databaseUrl: config.databaseUrl, log, place }).catch(async (error: unknown) => {
    await place.release()
    throw error
  })
  const services: AppServices = {
    store,
    clock,
    log,
    almanac,
    company: config.company,
    ids: { next: () => randomUUID() },
    admins: [],
    permissions: config.permissions,
  }
  const receive: Receive = (inbound) => engine.receive(inbound)
  const slack: SlackAdapter | undefined =
    config.slack && createSlackAdapter({ config: config.slack, clock, log, receive })
  const teams: TeamsAdapter | undefined =
    config.teams && createTeamsAdapter({ config: config.teams, clock, log, receive })
  const engine = createEngine(
    services,
    { ...(slack && { slack }), ...(teams && { teams }) },
    { chance: options.chance ?? Math.random, stopwatch: clock },
  )

  const adapters = [slack?.router, teams?.router].filter((router) => router !== undefined)
  const server = await listen({
    host: config.host,
    port: config.port,
    log,
    routers: [healthRoute(store), ...adapters, ...routers],
  }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  try {
    const home = slack && (await startPatiently(() => slack.start(), clock, log, signal))
    await teams?.start()
    services.admins.push(...adminAccounts(config, home?.homeTeamId))
  } catch (error) {
    await server.close()
    await store.close()
    throw error
  }

  const stopping = new AbortController()
  let running: Promise<void> | undefined
  let stopped: Promise<void> | undefined

  async function stop(): Promise<void> {
    stopping.abort()
    await running
    await slack?.stop()
    await teams?.stop()
    await server.close()
    // Answers that took too long are on their way into the store still, and messages to the platforms.
    await engine.settled()
    await store.close()
  }

  return {
    port: server.port,
    engine,
    services,
    lost: store.lost,
    settled: async () => slack?.settled(),
    run: (signal) => (running = engine.run(AbortSignal.any([signal, stopping.signal]))),
    stop: () => (stopped ??= stop()),
  }
}

/** A platform that cannot be reached right now is tried again until it can: a restart during an outage must not need a person. */
async function startPatiently<T>(start: () => Promise<T>, clock: Clock, log: Log, signal: AbortSignal): Promise<T> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      return await start()
    } catch (error) {
      if (!(error instanceof SlackStartError) || !error.temporary || signal.aborted) throw error
      log.warn({ code: error.code, reason: error.message, waitMs }, 'Slack cannot be reached yet; it is tried again')
      await clock.sleepUntil(clock.now() + waitMs, signal)
    }
  }
}

/** Admins are named by user alone; their organisation is the one the bot is installed in. */
function adminAccounts(config: Config, slackTeamId: string | undefined): AppServices['admins'] {
  return config.admins.flatMap(({ platform, userId }) => {
    const tenantId = platform === 'slack' ? slackTeamId : config.teams?.tenantId
    return tenantId === undefined ? [] : [{ platform, tenantId, userId }]
  })
}
