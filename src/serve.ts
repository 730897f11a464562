import { once } from 'node:events'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Config } from './config/config.ts'
import { processEnvironment } from './config/process-environment.ts'
import { readConfig } from './config/read-config.ts'
import { type Ms, SECOND } from './domain/time/instant.ts'
import { jsonLog } from './json-log.ts'
import { type Liaison, startLiaison } from './start-liaison.ts'
import { StorageError } from './storage/storage-error.ts'
import { systemClock } from './system-clock.ts'
import { untilToldToStop } from './told-to-stop.ts'

/** A platform that takes longer to answer is told of later, in the log. */
const FIRST_WORD_WITHIN_MS: Ms = 3 * SECOND

/** `npm start`: with any platform configured, those that are; with none, the local ones and their page. */
export async function serve(args: string[]): Promise<void> {
  const read = readConfig(processEnvironment())
  if ('problems' in read)
    return fail(
      `Liaison cannot start with this configuration:\n${read.problems.map((problem) => `  ${problem}`).join('\n')}`,
    )
  const { config } = read
  const stopping = untilToldToStop()
  try {
    await (config.platforms.length > 0 ? serveReal(config, stopping) : serveLocal(config, args, stopping))
  } catch (error) {
    if (stopping.aborted) return
    if (error instanceof StorageError) return fail(error.message)
    if (isAddressInUse(error))
      return fail(
        `Port ${config.port} is taken by another program. Stop it, or set PORT to another one, e.g. PORT=4000 npm start.`,
      )
    throw error
  }
}

async function serveReal(config: Config, signal: AbortSignal): Promise<void> {
  const liaison = await startLiaison({ config, clock: systemClock, log: jsonLog(config.logLevel) })
  const ended = untilItEnds(liaison.run(signal), liaison.lost, signal)
  // All that follows from the first attempts, a refusal too, has followed by the next turn.
  const tried = liaison.settled().then(() => setImmediate())
  const lostAtOnce = await Promise.race([ended, tried, setTimeout(FIRST_WORD_WITHIN_MS)])
  if (!lostAtOnce && !signal.aborted) sayHowItRuns(`http://${config.host}:${liaison.port}`, liaison)
  const lost = await ended
  await liaison.stop()
  if (lost) fail(lost)
}

function sayHowItRuns(address: string, liaison: Liaison): void {
  const platforms = [...liaison.platforms().values()]
  const connected = platforms.filter(({ status }) => status === 'connected').map(({ title }) => title)
  say(`Liaison is running ${connected.length > 0 ? `with ${connected.join(' and ')} ` : ''}on ${address}`)
  for (const state of platforms)
    if (state.status === 'not connected')
      say(
        `${state.title} is not connected yet${state.trouble ? `: ${state.trouble.reason}` : '.'} It is tried until it is.`,
      )
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
  // Somebody must be able to let in the people of a partner that is new: here it is Anna, unless told otherwise.
  const admins = config.admins.length > 0 ? config.admins : [{ platform: 'slack' as const, userId: SLACK.anna }]
  const home = { slack: SLACK.tom, teams: TEAMS.mara }
  // What another database holds is not the page's to forget.
  const canReset = config.databaseUrl.startsWith('file:')
  let { port } = config
  for (let fresh = args.includes('--fresh'); ; fresh = true) {
    const reset = new AbortController()
    const ending = AbortSignal.any([signal, reset.signal])
    const playground = await startPlayground({
      config: { ...config, admins, port },
      log,
      fresh,
      routers: (driven) => [
        playgroundRoutes(driven, { tour: TOUR, home, ...(canReset && { reset: () => reset.abort() }) }),
      ],
    })
    say(`Liaison is running with a local Slack and a local Teams: open http://localhost:${playground.port}`)
    port = playground.port
    const lost = await untilItEnds(playground.run(ending), playground.liaison.lost, ending)
    await playground.stop()
    if (lost) return fail(lost)
    if (signal.aborted || !reset.signal.aborted) return
  }
}

/** Told to stop, what is under way is not waited for here: `stop` does, and not for ever. */
async function untilItEnds(running: Promise<void>, lost: Promise<string>, signal: AbortSignal): Promise<string | void> {
  const told = signal.aborted ? Promise.resolve() : once(signal, 'abort').then(() => undefined)
  return Promise.race([running, lost, told])
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
