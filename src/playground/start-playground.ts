import { rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Router } from 'express'
import { applyPartnerSheet } from '../app/apply-partner-sheet.ts'
import { partnerSheetOf } from '../app/partners/partner-sheet.ts'
import type { AppServices } from '../app/services.ts'
import { deadlinesInWords } from '../app/show/deadlines-in-words.ts'
import type { Config } from '../config/config.ts'
import { readConfig } from '../config/read-config.ts'
import type { Instant } from '../domain/time/instant.ts'
import { nobodyAsked } from '../ports/directory.ts'
import type { Log } from '../ports/log.ts'
import { type Liaison, startLiaison, takeServerPlace } from '../start-liaison.ts'
import { openKeepsakeFile } from './keepsake-file.ts'
import { createMovableClock } from './movable-clock.ts'
import { SHEETS } from './northwind/sheets.ts'
import { slackWorld as northwindSlack } from './northwind/slack-world.ts'
import { teamsWorld as northwindTeams } from './northwind/teams-world.ts'
import { slackVariables, teamsVariables } from './operator-variables.ts'
import type { Playground } from './playground.ts'
import { type LocalSlack, type SlackWorld, startLocalSlack } from './slack/local-slack.ts'
import { type LocalTeams, startLocalTeams, type TeamsWorld } from './teams/local-teams.ts'
import type { Keepsake } from './workplace.ts'

export interface RunningPlayground extends Playground {
  port: number
  liaison: Liaison
  run(signal: AbortSignal): Promise<void>
  stop(): Promise<void>
}

export type PlaygroundOptions = {
  config: Config
  log: Log
  /** Forget the last time. */
  fresh: boolean
  /** What moves the clock by itself; the real time unless a test says otherwise. */
  source?: () => Instant
  slackDelivery?: 'http' | 'socket'
  /** The page; tests go without. */
  routers?: (playground: Playground) => Router[]
  /** The partners registered at the first start. */
  sheets?: unknown[]
  /** Before the product starts, so that it finds the platforms this way. */
  prepare?: (platforms: { slack: LocalSlack; teams: LocalTeams }) => Promise<void> | void
  /** Where the playground keeps its own file; beside the database when left out. */
  folder?: string
  /** Other people and channels than those of the tour. */
  slackWorld?: SlackWorld
  teamsWorld?: TeamsWorld
  /** Platforms that are out of reach when the product starts. */
  away?: ('slack' | 'teams')[]
}

/** Deadlines and deliveries passed in one move of the clock, at most. */
const MOST_MOVES = 2_000

/** Start the local Slack, the local Teams, and the product connected to them as it would be to the real ones. */
export async function startPlayground(options: PlaygroundOptions): Promise<RunningPlayground> {
  const { config, log, fresh, source = Date.now, slackDelivery = 'http', routers = () => [], sheets = SHEETS } = options
  const { slackWorld = northwindSlack, teamsWorld = northwindTeams, away = [] } = options
  const folder = options.folder ?? folderOf(config.databaseUrl)
  // Closed again, in reverse order, when anything below fails.
  await using opened = new AsyncDisposableStack()
  // First of all: what another server works with must be neither forgotten nor shared.
  const place = opened.adopt(await takeServerPlace(config.databaseUrl), (taken) => taken.release())
  if (fresh) forget(config.databaseUrl, folder)
  const keepsake = opened.adopt(await openKeepsakeFile(join(folder, 'playground.db')), (kept) => kept.close())
  const clock = createMovableClock(source, keepsake)
  // Nobody is there until the product listens: whatever else has its port must not get its events.
  let port = 0
  const url = (path: string): string => `http://127.0.0.1:${port}${path}`
  const delivery =
    slackDelivery === 'http' ? { mode: 'http' as const, url: () => url('/slack/events') } : { mode: 'socket' as const }
  const slack = await onKeptPort(keepsake, 'slack-port', (at) =>
    startLocalSlack({ clock, keepsake, world: slackWorld, delivery, port: at }),
  )
  opened.use(slack)
  const teams = await startLocalTeams({ clock, keepsake, world: teamsWorld, messagingUrl: () => url('/api/messages') })
  opened.use(teams)

  const playground: Playground = {
    slack,
    teams,
    now: () => clock.now(),
    settle,
    advance: (by) => advanceTo(clock.now() + by),
    async advanceToNext() {
      const next = await liaison.services.store.read((view) => view.timers.nextDueAt())
      if (next !== undefined) await advanceTo(Math.max(next, clock.now()))
      return next !== undefined
    },
    deadlines: () => liaison.services.store.read(deadlinesInWords),
    onClock: (listener) => clock.onMove(listener),
  }
  for (const platform of away) await playground[platform].setReachable(false)
  await options.prepare?.({ slack, teams })
  const liaison = await startLiaison({
    config: connected(config, slack, slackDelivery, teams),
    clock,
    log,
    chance: () => 0.5,
    routers: routers(playground),
    place,
  })
  opened.defer(() => liaison.stop())
  port = liaison.port
  await liaison.settled()
  await seed(liaison.services, sheets)
  slack.tick()
  await teams.tick()

  async function settle(): Promise<void> {
    await Promise.all([slack.settled(), teams.settled()])
    await liaison.settled()
    await liaison.engine.settle()
    await Promise.all([slack.settled(), teams.settled()])
  }

  /** Through every deadline and delivery on the way, in order, each at its own time. */
  async function advanceTo(target: Instant): Promise<void> {
    // What stays due without being done (a fault that is tried again and again) must not hold up time for ever.
    for (let moves = 0; moves < MOST_MOVES; moves += 1) {
      await settle()
      const next = await liaison.engine.nextWakeAt()
      if (next === undefined || next > target) break
      await moveTo(Math.max(next, clock.now()))
    }
    await moveTo(Math.max(target, clock.now()))
    await settle()
  }

  async function moveTo(at: Instant): Promise<void> {
    clock.moveTo(at)
    slack.tick()
    await teams.tick()
  }

  const everything = opened.move()
  return {
    ...playground,
    port: liaison.port,
    liaison,
    run: (signal) => liaison.run(signal),
    stop: () => everything.disposeAsync(),
  }
}

/** On the port of the last time if it is free, so that addresses the platform gave out before a restart still lead there. */
async function onKeptPort(
  keepsake: Keepsake,
  name: string,
  start: (port: number) => Promise<LocalSlack>,
): Promise<LocalSlack> {
  const kept = Number(keepsake.load(name) ?? 0)
  const slack = await start(kept).catch((error: unknown) => {
    if (kept !== 0 && error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return start(0)
    throw error
  })
  keepsake.save(name, Number(new URL(slack.apiUrl).port))
  return slack
}

/** The product's own configuration, as an operator would write it for these two platforms. */
function connected(config: Config, slack: LocalSlack, mode: 'http' | 'socket', teams: LocalTeams): Config {
  const read = readConfig({ ...slackVariables(slack, mode), ...teamsVariables(teams) })
  if ('problems' in read) throw new Error(read.problems.join(' '))
  return { ...config, company: 'Northwind', platforms: read.config.platforms }
}

async function seed(services: AppServices, sheets: unknown[]): Promise<void> {
  if ((await services.store.read((view) => view.partners.list())).length > 0) return
  // These beginnings are ours: they hold whatever the platforms say, and while they are out of reach.
  const alone = { ...services, directory: nobodyAsked }
  for (const sheet of sheets) {
    const applied = await applyPartnerSheet(alone, partnerSheetOf(services.platforms).parse(sheet), undefined, {
      known: true,
    })
    if ('refused' in applied) throw new Error(`The playground's partner was refused: ${applied.refused}`)
  }
}

/** The playground keeps its own file beside the database; with PostgreSQL, in the default data folder. */
function folderOf(databaseUrl: string): string {
  return databaseUrl.startsWith('file:') ? dirname(resolve(databaseUrl.slice('file:'.length))) : resolve('data')
}

function forget(databaseUrl: string, folder: string): void {
  const files = [
    join(folder, 'playground.db'),
    ...(databaseUrl.startsWith('file:') ? [resolve(databaseUrl.slice('file:'.length))] : []),
  ]
  for (const file of files)
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true })
}
