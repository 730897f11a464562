import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { teamsWorld } from '../../src/playground/northwind/teams-world.ts'
import { type LocalSlack, startLocalSlack } from '../../src/playground/slack/local-slack.ts'
import { type LocalTeams, startLocalTeams } from '../../src/playground/teams/local-teams.ts'
import { slackVariables, teamsVariables } from '../../src/playground/operator-variables.ts'
import { type Launched, RunningProcess } from '../kit/running-process.ts'
import { type Rows, readRows } from './rows.ts'
import { type Seen, seenOn } from './seen.ts'
import { HURRIED_SHEETS } from './terms.ts'
import { Watch } from './watch.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** Where nobody listens, while the product is down. */
const NOWHERE = 'http://127.0.0.1:1'

/** How long everything may take to come to rest. */
const REST_WITHIN = 5 * MINUTE

/** How long requests under way are waited for before it is looked again. */
const SETTLED_WITHIN = 5 * SECOND

/** A deadline that is due this soon is waited for. */
const SOON = 15 * SECOND

/**
 * The product as a process of its own, as an operator starts it, on a database in a file; and the two platforms in this process, which
 * outlives every kill, as they do.
 */
export class Stage implements AsyncDisposable {
  readonly slack: LocalSlack
  readonly teams: LocalTeams
  readonly watch: Watch
  readonly folder: string
  readonly #variables: Record<string, string>
  readonly #address: { now: string }
  readonly #ahead: { ms: number }
  #product: Launched | undefined
  /** What the product itself called a fault of its own. */
  readonly faultsLogged: string[] = []

  private constructor(parts: {
    slack: LocalSlack
    teams: LocalTeams
    folder: string
    mode: 'http' | 'socket'
    address: { now: string }
    ahead: { ms: number }
  }) {
    const { slack, teams, mode } = parts
    this.slack = slack
    this.teams = teams
    this.folder = parts.folder
    this.watch = new Watch(slack, teams)
    this.#address = parts.address
    this.#ahead = parts.ahead
    this.#variables = {
      ...slackVariables(slack, mode),
      ...teamsVariables(teams),
      LIAISON_COMPANY: 'Northwind',
      LIAISON_DIGEST_AT: 'off',
      LOG_LEVEL: 'error',
    }
  }

  /** `mode`: how Slack's events come. The partners are registered, and nothing runs yet. */
  static async open(mode: 'http' | 'socket'): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'liaison-faults-'))
    const address = { now: NOWHERE }
    const ahead = { ms: 0 }
    const slack = await startLocalSlack({
      clock: { now: () => Date.now() + ahead.ms },
      world: slackWorld,
      delivery: mode === 'http' ? { mode, url: () => `${address.now}/slack/events` } : { mode },
    })
    const messagingUrl = () => `${address.now}/api/messages`
    const teams = await startLocalTeams({ clock: { now: () => Date.now() }, world: teamsWorld, messagingUrl })
    const stage = new Stage({ slack, teams, folder, mode, address, ahead })
    await stage.#register()
    return stage
  }

  get databaseFile(): string {
    return join(this.folder, 'liaison.db')
  }

  /** Start the product. Resolves true when it is up, false when it ended before that: by itself, or killed. */
  launch(): Promise<boolean> {
    const product = RunningProcess.launch(`file:${this.databaseFile}`, this.#variables, (line) => {
      if (line.startsWith('{')) this.faultsLogged.push(line)
    })
    this.#product = product
    return product.running.then(
      async ({ address }) => {
        if (this.#product !== product) return false
        this.#address.now = address
        await this.#deliverWhatWaits()
        return true
      },
      () => false,
    )
  }

  /** Start the product, which must come up. */
  async start(): Promise<void> {
    if (!(await this.launch())) throw new Error('The product ended by itself while it was starting.')
  }

  async kill(): Promise<void> {
    const product = this.#product
    this.#product = undefined
    await product?.kill()
    this.#address.now = NOWHERE
  }

  rows(): Rows {
    return readRows(this.databaseFile)
  }

  seen(): Seen[] {
    return [this.slack, this.teams].flatMap((platform) => seenOn(platform.workplace(), this.watch.marked))
  }

  /**
   * Until nothing is on its way any more, nor due soon. The product keeps real time, and tells nobody that it rests: it is looked at again
   * and again. `owed`: what the platforms have still to bring, which Slack does a few times only.
   */
  async settle(owed: () => string[]): Promise<void> {
    const giveUpAt = Date.now() + REST_WITHIN
    let looks = 0
    for (let atRest = 0; atRest < 3 && Date.now() < giveUpAt; looks += 1) {
      await sleep(200)
      // A request that a kill has left hanging is none to wait for: what is owed is seen below.
      await Promise.race([Promise.all([this.slack.settled(), this.teams.settled()]), sleep(SETTLED_WITHIN)])
      const { waitingEvents, waitingMessages, nextDeadline } = this.rows()
      const moving = waitingEvents > 0 || waitingMessages > 0 || (nextDeadline ?? Infinity) < Date.now() + SOON
      const brings = looks < 50 && owed().some((marker) => !this.watch.acknowledged.has(marker))
      if (brings && looks % 10 === 0) await this.#deliverWhatWaits()
      atRest = moving || brings ? 0 : atRest + 1
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
    await this.slack[Symbol.asyncDispose]()
    await this.teams[Symbol.asyncDispose]()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Slack tries again after a minute and after five: its clock is put forward so far. */
  async #deliverWhatWaits(): Promise<void> {
    this.#ahead.ms += 6 * MINUTE
    this.slack.tick()
    await this.teams.tick()
  }

  /** By the command line, before the first start. */
  async #register(): Promise<void> {
    for (const [index, sheet] of HURRIED_SHEETS.entries()) {
      const file = join(this.folder, `partner-${index}.yaml`)
      writeFileSync(file, sheet)
      const env = { ...process.env, DATABASE_URL: `file:${this.databaseFile}` }
      await promisify(execFile)(process.execPath, ['src/cli/liaison.js', 'apply', file], { cwd: REPOSITORY, env })
    }
  }
}
