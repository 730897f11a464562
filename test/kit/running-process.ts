import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { compiled, compileServer } from './compiled.ts'
import type { PersonResult } from '../../src/playground/person-actions.ts'
import type { Workplace } from '../../src/playground/workplace.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

const START = ['--disable-warning=ExperimentalWarning', 'src/main.ts']

/** A process that may not be up yet. */
export type Launched = { running: Promise<RunningProcess>; kill: () => Promise<void> }

/** The product as a process of its own, driven through what the page uses. */
export class RunningProcess implements AsyncDisposable {
  readonly address: string
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, address: string) {
    this.#child = child
    this.address = address
    this.ended = once(child, 'exit').then(([code, signal]: (number | string | null)[]) => code ?? signal ?? null)
  }

  /** Resolves when the one line with the address is printed. Without further variables it starts the local platforms. */
  static start(databaseUrl: string, variables: Record<string, string> = {}): Promise<RunningProcess> {
    return RunningProcess.launch(databaseUrl, variables).running
  }

  /** The same by `npm start`; signals go to npm. */
  static startByNpm(databaseUrl: string): Promise<RunningProcess> {
    // The client is generated before all tests; npm would do it again.
    return RunningProcess.#launched(['npm', 'start', '--ignore-scripts'], databaseUrl, {}).running
  }

  /** As `start`, for whoever cannot wait: `kill` works from the first moment. `onLine` is given each line of its log. */
  static launch(
    databaseUrl: string,
    variables: Record<string, string> = {},
    onLine: (line: string) => void = () => undefined,
  ): Launched {
    return RunningProcess.#launched([process.execPath, ...START], databaseUrl, variables, onLine)
  }

  static #launched(
    [command = '', ...words]: string[],
    databaseUrl: string,
    variables: Record<string, string>,
    onLine: (line: string) => void = () => undefined,
  ): Launched {
    compileServer()
    const { PATH, HOME } = process.env
    const child = spawn(command, words, {
      cwd: REPOSITORY,
      env: { PATH, HOME, ...compiled(), DATABASE_URL: databaseUrl, PORT: '0', ...variables },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const { promise, resolve, reject } = Promise.withResolvers<RunningProcess>()
    createInterface({ input: child.stdout })
      .on('line', (line) => {
        const address = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/u.exec(line)?.[0]
        if (address && !line.startsWith('{')) resolve(new RunningProcess(child, address))
        else onLine(line)
      })
      .on('close', () => reject(new Error('it ended before it said where it is')))
    // Whoever kills it before it is up does not wait for it.
    promise.catch(() => undefined)
    return { running: promise, kill: () => killed(child) }
  }

  /** Asks it to end, as an operator or a container does. */
  signal(signal: 'SIGTERM' | 'SIGINT'): void {
    this.#child.kill(signal)
  }

  /** What /readyz says, as soon as it says this. */
  async untilReadiness(says: (told: Record<string, unknown>) => boolean): Promise<void> {
    for (;;) {
      const response = await fetch(`${this.address}/readyz`)
      if (says((await response.json()) as Record<string, unknown>)) return
    }
  }

  /** `kill -9`: nothing is tidied up. */
  kill(): Promise<void> {
    return killed(this.#child)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
  }

  async act(body: { platform: 'slack' | 'teams'; personId: string } & Record<string, unknown>): Promise<PersonResult> {
    return this.#post('/playground/act', body)
  }

  async advance(ms: number): Promise<void> {
    await this.#post('/playground/clock', { advance: ms })
  }

  async workplace(platform: 'slack' | 'teams'): Promise<Workplace> {
    const response = await fetch(`${this.address}/playground/state`)
    const state = (await response.json()) as Record<'slack' | 'teams', Workplace>
    return state[platform]
  }

  async #post<T>(path: string, body: unknown): Promise<T> {
    const response = await fetch(`${this.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Run it to its end, which it is expected to come to by itself; `said` is what it wrote for a person. */
export async function startAndEnd(
  variables: Record<string, string>,
  args: string[] = [],
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['src/main.ts', ...args], {
    cwd: REPOSITORY,
    env: { PATH: process.env['PATH'], ...compiled(), PORT: '0', ...variables },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  const pieces: Buffer[] = []
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said: Buffer.concat(pieces).toString('utf8') }
}
