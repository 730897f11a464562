import { SlackStartError } from '../adapters/slack/errors/start-error.ts'
import { processEnvironment } from './config/process-environment.ts'
import type { Config } from './config/config.ts'
import { readConfig } from './config/read-config.ts'
import { jsonLog } from './json-log.ts'
import { startLiaison } from './start-liaison.ts'
import { StorageError } from './storage/storage-error.ts'
import { systemClock } from './system-clock.ts'

/** `npm start`: with Slack or Teams configured, those; with neither, the local platforms and their page. */
export async function serve(args: string[]): Promise<void> {
  const read = readConfig(processEnvironment())
  if ('problems' in read)
    return fail(
      `Liaison cannot start with this configuration:\n${read.problems.map((problem) => `  ${problem}`).join('\n')}`,
    )
  const { config } = read
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  try {
    await (config.slack || config.teams
      ? serveReal(config, stopping.signal)
      : serveLocal(config, args, stopping.signal))
  } catch (error) {
    if (stopping.signal.aborted) return
    if (error instanceof StorageError || error instanceof SlackStartError) return fail(error.message)
    if (isAddressInUse(error))
      return fail(
        `Port ${config.port} is taken by another program. Stop it, or set PORT to another one, e.g. PORT=4000 npm start.`,
      )
    throw error
  }
}

async function serveReal(config: Config, signal: AbortSignal): Promise<void> {
  const log = jsonLog(config.logLevel)
  const liaison = await startLiaison({ config, clock: systemClock, log, signal })
  const platforms = [config.slack && 'Slack', config.teams && 'Microsoft Teams'].filter(Boolean).join(' and ')
  say(`Liaison is running with ${platforms} on http://${config.host}:${liaison.port}`)
  const lost = await Promise.race([liaison.run(signal), liaison.lost])
  await liaison.stop()
  if (lost) fail(lost)
}

async function serveLocal(config: Config, args: string[], signal: AbortSignal): Promise<void> {
  const [{ startPlayground }, { playgroundRoutes }, { TOUR }, { SLACK }, { TEAMS }] = await Promise.all([
    import('./playground/start-playground.ts'),
    import('./playground/page-routes.ts'),
    import('./playground/page-server/tour.ts'),
    import('./playground/northwind/slack-world.ts'),
    import('./playground/northwind/teams-world.ts'),
  ])
  const log = jsonLog(config.logLevel === 'info' ? 'warn' : config.logLevel)
  const playground = await startPlayground({
    config,
    log,
    fresh: args.includes('--fresh'),
    routers: (driven) => [playgroundRoutes(driven, { tour: TOUR, home: { slack: SLACK.tom, teams: TEAMS.mara } })],
  })
  say(`Liaison is running with a local Slack and a local Teams: open http://localhost:${playground.port}`)
  const lost = await Promise.race([playground.run(signal), playground.liaison.lost])
  await playground.stop()
  if (lost) fail(lost)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
