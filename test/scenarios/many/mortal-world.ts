import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { partnerSheetOf } from '../../../src/app/partners/partner-sheet.ts'
import { readConfig } from '../../../src/config/read-config.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { slackVariables, teamsVariables } from '../../../src/playground/operator-variables.ts'
import { type LocalSlack, startLocalSlack } from '../../../src/playground/slack/local-slack.ts'
import { type LocalTeams, startLocalTeams } from '../../../src/playground/teams/local-teams.ts'
import { nobodyAsked } from '../../../src/ports/directory.ts'
import type { Log } from '../../../src/ports/log.ts'
import { type Liaison, startLiaison } from '../../../src/start-liaison.ts'
import { HandClock } from '../../kit/hand-clock.ts'
import { type Met, saidByBots, testConfig } from '../../kit/world.ts'
import type { Many } from './many-partners.ts'

/** What a process has written, in a file system that outlives it. */
const DATABASE = ['liaison.db', 'liaison.db-wal', 'liaison.db-shm']

/**
 * The product against a local Slack and Teams that outlive it: its process can die at any message. What it has committed by then stays, what was on its way is lost, and what the
 * platforms took stays with them.
 */
export class MortalWorld implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'liaison-many-'))
  readonly #clock: HandClock
  readonly #slack: LocalSlack
  readonly #teams: LocalTeams
  #liaison: Liaison | undefined
  /** What the product was refused for its rate, by method, over all its lives. */
  readonly refusedForRate: string[] = []
  /** Messages that the platforms took, in all. */
  arrived = 0
  deaths = 0
  #diesAt: number[] = []
  #isDead = false

  private constructor(clock: HandClock, slack: LocalSlack, teams: LocalTeams) {
    this.#clock = clock
    this.#slack = slack
    this.#teams = teams
    for (const platform of [slack, teams]) this.#listen(platform)
  }

  static async open({ slackWorld, teamsWorld, sheets }: Many, startAt: Instant): Promise<MortalWorld> {
    const clock = new HandClock(startAt)
    let world: MortalWorld | undefined
    const url = (path: string) => `http://127.0.0.1:${world === undefined ? NOBODY : world.#port()}${path}`
    const delivery = { mode: 'http' as const, url: () => url('/slack/events') }
    world = new MortalWorld(
      clock,
      await startLocalSlack({ clock, world: slackWorld, delivery }),
      await startLocalTeams({ clock, world: teamsWorld, messagingUrl: () => url('/api/messages') }),
    )
    const { services } = (world.#liaison = await world.#begin())
    // Where it was let in before it was there is told now.
    world.#slack.tick()
    await world.#teams.tick()
    for (const sheet of sheets) {
      const written = partnerSheetOf(services.platforms).parse(sheet)
      const applied = await applyPartnerSheet({ ...services, directory: nobodyAsked }, written, undefined, {
        known: true,
      })
      if ('refused' in applied) throw new Error(applied.refused)
    }
    return world
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#liaison?.stop()
    await this.#slack[Symbol.asyncDispose]()
    await this.#teams[Symbol.asyncDispose]()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** It dies as so many messages have arrived in all, before it hears of the last; then another begins. */
  diesAt(arrived: number): void {
    this.#diesAt = [...this.#diesAt, arrived].toSorted((one, other) => one - other)
  }

  /** Through every deadline and delivery on the way, each at its own time, however often it dies. */
  async passTo(at: Instant): Promise<void> {
    for (;;) {
      const liaison = (this.#liaison ??= await this.#begin())
      await Promise.all([this.#slack.settled(), this.#teams.settled()])
      await liaison.settled()
      await liaison.engine.settle()
      const next = (await liaison.engine.nextWakeAt()) ?? at
      if (this.#isDead) await this.#bury(liaison)
      else if (next > at) return this.#clock.move(at - this.#clock.now())
      else this.#clock.move(Math.max(0, next - this.#clock.now()))
    }
  }

  /** What the bots have said that still stands. */
  said(): Met[] {
    return [this.#slack, this.#teams].flatMap((platform) => saidByBots(platform.workplace()))
  }

  #port(): number {
    return this.#liaison?.port ?? NOBODY
  }

  #begin(): Promise<Liaison> {
    const variables = { ...slackVariables(this.#slack, 'http'), ...teamsVariables(this.#teams) }
    const read = readConfig(variables)
    if ('problems' in read) throw new Error(read.problems.join(' '))
    const config = { ...testConfig(`file:${join(this.#folder, 'liaison.db')}`), platforms: read.config.platforms }
    return startLiaison({ config, clock: this.#clock, log: quietLog, chance: () => 0.5 })
  }

  #listen(platform: LocalSlack | LocalTeams): void {
    let seen = 0
    platform.onChange(() => {
      const fresh = platform.exchanges(seen)
      seen = fresh.at(-1)?.seq ?? seen
      for (const { direction, what, status } of fresh) {
        if (direction !== 'to-platform') continue
        if (status === 429) this.refusedForRate.push(what)
        if (status < 300 && POSTS.test(what)) this.#arrives()
      }
    })
  }

  #arrives(): void {
    this.arrived += 1
    if (this.#isDead || this.arrived < (this.#diesAt[0] ?? Infinity)) return
    this.#diesAt.shift()
    this.#isDead = true
    this.deaths += 1
    for (const file of DATABASE) this.#copy(file, `dead-${file}`)
    // Whatever it does from now on is not done.
    void this.#slack.setReachable(false)
    void this.#teams.setReachable(false)
  }

  async #bury(liaison: Liaison): Promise<void> {
    this.#liaison = undefined
    await liaison.stop()
    for (const file of DATABASE) this.#copy(`dead-${file}`, file)
    await this.#slack.setReachable(true)
    await this.#teams.setReachable(true)
    this.#isDead = false
  }

  #copy(from: string, to: string): void {
    rmSync(join(this.#folder, to), { force: true })
    if (existsSync(join(this.#folder, from))) cpSync(join(this.#folder, from), join(this.#folder, to))
  }
}

/** A port on which nobody listens. */
const NOBODY = 1

/** New messages, as the exchanges of each platform name them. */
const POSTS = /^chat\.postMessage$|^POST .*\/activities$/u

/** A process that dies finds nothing reachable any more, and says so. */
const quietLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
