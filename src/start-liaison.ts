import { randomUUID } from 'node:crypto'
import type { Router } from 'express'
import { almanac } from './almanac/almanac.ts'
import { createDirectory } from './app/look-ups/create-directory.ts'
import { keepFor } from './app/retention/keep-for.ts'
import type { AppServices } from './app/services.ts'
import type { PlatformName } from './cards/card.ts'
import type { Config } from './config/config.ts'
import { type Ms, SECOND } from './domain/time/instant.ts'
import { createChores, type Chores } from './engine/chores.ts'
import { clocksApart } from './engine/clocks-apart.ts'
import { createConnections } from './engine/connections.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import type { LoopState } from './engine/loop-watch.ts'
import { createWatchdog, type Watchdog } from './engine/watchdog.ts'
import { rangesIn } from './hooks/address-ranges.ts'
import { createPageHook } from './hooks/page-hook.ts'
import { apiRoutes } from './http/api/api-routes.ts'
import { healthRoute } from './http/health.ts'
import { listen } from './http/listen.ts'
import { type Readiness, readyRoute } from './http/ready.ts'
import type { Clock } from './ports/clock.ts'
import type { Receive } from './ports/inbound.ts'
import type { Log } from './ports/log.ts'
import type { PageHook } from './ports/page-hook.ts'
import type { LinkState } from './ports/platform-link.ts'
import type { Stopwatch } from './ports/stopwatch.ts'
import { rememberingHere } from './remember-answers.ts'
import { openStore } from './storage/open-store.ts'
import { makePrivate } from './storage/private-files.ts'
import type { ServerPlace } from './storage/server-place.ts'
import { takeServerPlace } from './storage/take-server-place.ts'

/** What is under way at the end may take this long; what does not end by then is taken up at the next start. */
const FINISH_WITHIN_MS: Ms = 8 * SECOND

export type Liaison = {
  port: number
  engine: Engine
  services: AppServices
  watchdog: Watchdog
  chores: Chores
  /** How each platform is connected. Each is being connected from the start, and again whenever it is lost. */
  platforms(): ReadonlyMap<PlatformName, LinkState>
  /** Resolves when no platform is being connected, and everything they were told so far has been carried out. */
  settled(): Promise<void>
  /** Run the loops until the signal aborts. */
  run(signal: AbortSignal): Promise<void>
  /**
   * Resolves, if ever, when nothing can come of going on: another server has taken this one's place on the database, or
   * every platform refuses for good. With a sentence to end with.
   */
  lost: Promise<string>
  /** Ends everything, within 10 s. What is being handled or sent is finished first; the rest waits in the store. */
  stop(): Promise<void>
}

export { makePrivate, takeServerPlace }

/** Wire the product together: store, adapters, engine and HTTP. The same for real platforms and for local ones. */
export async function startLiaison(options: {
  config: Config
  clock: Clock & Stopwatch
  log: Log
  chance?: () => number
  routers?: Router[]
  /** Taken before; it is released with the rest. */
  place?: ServerPlace
  finishWithinMs?: Ms
  /** In place of the one that goes out. */
  pageHook?: PageHook
}): Promise<Liaison> {
  const { config, clock, log, routers = [], chance = Math.random, finishWithinMs = FINISH_WITHIN_MS } = options
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
    directory: {
      home: (platform) => directory.home(platform),
      lookUp: (...asked) => directory.lookUp(...asked),
      readers: (...asked) => directory.readers(...asked),
      readThread: (...asked) => directory.readThread(...asked),
      answersAlone: (...asked) => directory.answersAlone(...asked),
    },
    platforms: config.knownPlatforms,
    company: config.company,
    ids: { next: () => randomUUID() },
    admins: [],
    permissions: config.permissions,
    digestAt: config.digestAt,
  }
  const remember = rememberingHere(clock)
  const receive: Receive = (inbound, onStored) => engine.receive(inbound, onStored)
  const adapters = await Promise.all(config.platforms.map((one) => one.start({ clock, log, remember, receive }))).catch(
    async (error: unknown) => {
      await store.close()
      throw error
    },
  )
  const connections = createConnections({
    links: adapters,
    clock,
    log,
    chance,
    home: atHome,
    connected: () => engine.platformIsBack(),
  })
  const platforms = Object.fromEntries(adapters.map((one) => [one.platform, one]))
  const directory = createDirectory(platforms)
  const { allow, publicUrl } = config.pages
  const pageHook = options.pageHook ?? createPageHook({ clock, allowed: rangesIn(allow) })
  const engine = createEngine(services, platforms, {
    chance,
    stopwatch: clock,
    away: () => connections.away(),
    pages: { hook: pageHook, ...(publicUrl !== undefined && { publicUrl }) },
  })
  const watchdog = createWatchdog(services, connections)
  const chores = createChores(services, connections, keepFor(config.keepDays))

  const server = await listen({
    host: config.host,
    port: config.port,
    log,
    routers: [
      healthRoute(),
      readyRoute(readiness),
      apiRoutes(services, clock),
      ...adapters.flatMap(({ router }) => router ?? []),
      ...routers,
    ],
  }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  /** The installations that were told of, one after another. */
  let recorded = Promise.resolve()
  const stopping = new AbortController()
  const connecting = connections.run(stopping.signal)
  let running: Promise<void> | undefined
  let stopped: Promise<void> | undefined

  /** The bot is installed there: the organisation is known from now on, and with it the admins'. */
  function atHome(platform: PlatformName, tenantId: string): void {
    nameAdmins(platform, tenantId)
    const credentials = [...(platforms[platform]?.credentials ?? [])]
    const installation = { platform, tenantId, credentials, connectedAt: clock.now() }
    const record = () => store.transact((tx) => tx.installations.connected(installation))
    recorded = recorded
      .then(record)
      .catch((error: unknown) =>
        log.warn({ error, platform }, 'an installation could not be recorded; the next connection does it'),
      )
  }

  /** Admins are named by user alone; their organisation is the one the bot is installed in. */
  function nameAdmins(platform: PlatformName, tenantId: string): void {
    const elsewhere = services.admins.filter((admin) => admin.platform !== platform)
    const here = config.admins.filter((admin) => admin.platform === platform)
    services.admins = [...elsewhere, ...here.map((admin) => ({ ...admin, tenantId }))]
  }

  async function readiness(): Promise<Readiness> {
    const answers = await store
      .read((view) => view.timers.nextDueAt())
      .then(
        () => true,
        () => false,
      )
    const since = store.trouble()?.since
    return {
      database: answers && since === undefined ? 'works' : { failsSince: since },
      platforms: connections.states(),
      loops: new Map<string, LoopState>([...engine.loops(), ...watchdog.loops(), ...chores.states()]),
      troubles: [...watchdog.troubles(), ...clocksApart(adapters, clock.now())],
    }
  }

  /** Nothing more comes in; then what did is finished, answers that took long and messages on their way included. */
  async function finish(): Promise<void> {
    await Promise.all(adapters.map((adapter) => adapter.stop()))
    await server.close()
    await Promise.all([running, connecting])
    await engine.settled()
    await recorded
  }

  async function stop(): Promise<void> {
    stopping.abort()
    if (!(await within(finishWithinMs, finish())))
      log.warn({}, 'something under way does not end; it is left, and taken up at the next start')
    await store.close()
  }

  return {
    port: server.port,
    engine,
    services,
    watchdog,
    chores,
    platforms: () => connections.states(),
    async settled() {
      await connections.settled()
      await recorded
      for (const one of adapters) await one.settled?.()
    },
    run(signal) {
      const until = AbortSignal.any([signal, stopping.signal])
      running = Promise.all([engine.run(until), watchdog.run(until), chores.keep(until)]).then(() => undefined)
      return running
    },
    lost: Promise.race([store.lost, connections.refused.then((reasons) => reasons.join('\n'))]),
    stop: () => (stopped ??= stop()),
  }
}

/** False when it took longer; it goes on all the same. */
async function within(ms: Ms, work: Promise<void>): Promise<boolean> {
  const late = Promise.withResolvers<false>()
  const limit = setTimeout(() => late.resolve(false), ms)
  return Promise.race([work.then(() => true), late.promise]).finally(() => clearTimeout(limit))
}
