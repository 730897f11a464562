import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Config } from '../../src/config/config.ts'
import { type Instant, SECOND } from '../../src/domain/time/instant.ts'
import type { Log } from '../../src/ports/log.ts'
import { PLATFORM_TRAITS } from './platform-traits.ts'
import { copyPrepared } from './prepared.ts'
import { USUAL_DAYS } from '../../src/domain/retention/keep-days.ts'
import { OFF } from '../../src/domain/digests/digest-hours.ts'
import { USUAL_PERMISSIONS } from '../../src/domain/partners/permission-settings.ts'
import type { PersonActions, PersonResult, SayOptions } from '../../src/playground/person-actions.ts'
import {
  type PlaygroundOptions,
  type RunningPlayground,
  startPlayground,
} from '../../src/playground/start-playground.ts'
import type { SlackWorld } from '../../src/playground/slack/local-slack.ts'
import type { TeamsWorld } from '../../src/playground/teams/local-teams.ts'
import type { Dialog, Message, Workplace } from '../../src/playground/workplace.ts'
import { openKeepsakeFile } from '../../src/playground/keepsake-file.ts'
import { buttonFor, buttonIds } from './button-ids.ts'
import { textOf } from './message-text.ts'
import type { PlatformVerbs } from './platform-verbs.ts'
import { SlackVerbs } from './slack-verbs.ts'
import { TeamsVerbs } from './teams-verbs.ts'
import { wallMs } from './wall-time.ts'

/** Monday 23 November 2026, 09:00 in Paris: working hours everywhere in the story. */
const MONDAY_NINE = Date.parse('2026-11-23T08:00:00Z')

/** Retries and turn-taking of deliveries take a moment of the clock; whatever is due this soon is let happen too. */
const MOMENT = 5 * SECOND

export type Platform = 'slack' | 'teams'

export type WorldOptions = {
  slackDelivery?: 'http' | 'socket'
  sheets?: unknown[]
  startAt?: Instant
  log?: Log
  databaseUrl?: string
  folder?: string
  /** How the product finds the platforms when it starts. */
  prepare?: PlaygroundOptions['prepare']
  /** As LIAISON_ADMINS names them. */
  admins?: Config['admins']
  /** As LIAISON_DIGEST_AT says it. A scenario about something else is told nothing daily. */
  digestAt?: Config['digestAt']
  /** Other people and channels than Northwind's: `{ ...slackWorld, users: […] }`, or `slackGridWorld`. */
  slackWorld?: SlackWorld
  teamsWorld?: TeamsWorld
  /** Platforms that are out of reach at the start; `world.on(…).comeBack()` brings them back. */
  away?: Platform[]
}

/** A message, whoever wrote it. */
export type Spot = { message: Message }

/** A message of the bot, as a person meets it. */
export type Met = { platform: Platform; message: Message; text: string; where: string }

/**
 * The whole product against the local Slack and the local Teams, on a clock that only the test moves. Every message the bot posts must be
 * expected: `close` fails when one is left over.
 */
export class World {
  readonly playground: RunningPlayground
  /** What happens on the platforms beside what people say and press. */
  readonly slack = new SlackVerbs(this)
  readonly teams = new TeamsVerbs(this)
  readonly #folder: string
  readonly #options: WorldOptions
  /** What the clock is counted from: moving it goes on top, and is kept over a restart. */
  readonly #startAt: Instant
  readonly #claimed = new Set<string>()
  #greetingsOver = false

  private constructor(playground: RunningPlayground, folder: string, startAt: Instant, options: WorldOptions) {
    this.playground = playground
    this.#folder = folder
    this.#startAt = startAt
    this.#options = options
  }

  static async open(options: WorldOptions = {}): Promise<World> {
    const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'liaison-world-'))
    if (isUsual(options))
      await copyPrepared(folder, { world: options }, async (into) => {
        const { playground } = await World.#start({ ...options, folder: into }, into)
        await playground.stop()
        // Two worlds that come from one must not stand on each other's ports.
        const keepsake = await openKeepsakeFile(join(into, 'playground.db'))
        for (const port of ['slack-port', 'teams-port']) keepsake.save(port, 0)
        keepsake.close()
      })
    const world = await World.#start(options, folder)
    world.#claimGreetings()
    return world
  }

  static async #start(options: WorldOptions, folder: string): Promise<World> {
    const startAt = options.startAt ?? MONDAY_NINE
    const playground = await startPlayground({
      config: testConfig(options.databaseUrl ?? `file:${join(folder, 'liaison.db')}`, options),
      log: options.log ?? failingLog,
      fresh: false,
      folder,
      source: () => startAt,
      ...(options.slackDelivery && { slackDelivery: options.slackDelivery }),
      ...(options.sheets && { sheets: options.sheets }),
      ...(options.prepare && { prepare: options.prepare }),
      ...(options.slackWorld && { slackWorld: options.slackWorld }),
      ...(options.teamsWorld && { teamsWorld: options.teamsWorld }),
      ...(options.away && { away: options.away }),
    })
    const world = new World(playground, folder, startAt, options)
    await world.settle()
    return world
  }

  now(): Instant {
    return this.playground.now()
  }

  /** Let everything happen that is due now, or within a moment of turn-taking. */
  async settle(): Promise<void> {
    for (;;) {
      await this.playground.settle()
      const next = await this.playground.liaison.engine.nextWakeAt()
      if (next === undefined || next > this.now() + MOMENT || next <= this.now()) return
      await this.playground.advance(next - this.now())
    }
  }

  /** Move the clock: "45m", "2 days" (of wall time). */
  async advance(by: string): Promise<void> {
    await this.playground.advance(wallMs(by))
    await this.settle()
  }

  async advanceTo(at: Instant): Promise<void> {
    await this.playground.advance(at - this.now())
    await this.settle()
  }

  /** `world.slack` or `world.teams`, for what is tried on both. */
  on(platform: Platform): PlatformVerbs {
    return this[platform]
  }

  person(platform: Platform, name: string): Person {
    const found = this.workplace(platform).people.find((one) => one.name === name && !one.isBot)
    if (!found) throw new Error(`nobody called ${name} in the local ${platform}`)
    return new Person(this, platform, found.id, this.playground[platform].as(found.id))
  }

  workplace(platform: Platform): Workplace {
    return this.playground[platform].workplace()
  }

  channel(platform: Platform, name: string): string {
    const found = this.workplace(platform).channels.find((channel) => channel.name === name)
    if (!found) throw new Error(`no channel called ${name} in the local ${platform}`)
    return found.id
  }

  /**
   * Claim the oldest message of the bot there that is not yet claimed and says all this. `where` reads "slack #acme-shared",
   * "slack @Tom Ek" (direct), or "slack #acme-shared only Tom Ek" (private to one person).
   */
  expectMessage(where: string, ...saying: string[]): Met {
    const unclaimed = this.#unclaimed().filter((one) => one.where === where)
    const found = unclaimed.find(({ text }) => saying.every((words) => text.includes(words)))
    if (!found) {
      const there = unclaimed.map(({ text }) => `  ${text}`).join('\n') || '  (nothing)'
      expect.fail(
        `expected a message in ${where} saying ${saying.map((words) => `“${words}”`).join(' and ')}; unclaimed there:\n${there}\nelsewhere:\n${this.#leftovers()}`,
      )
    }
    this.#claimed.add(keyOf(found))
    return found
  }

  /** The message as it looks now: cards change in place. */
  again(met: Met): Met {
    const workplace = this.workplace(met.platform)
    const message = workplace.messages.find(
      (one) => one.id === met.message.id && one.channelId === met.message.channelId,
    )
    if (!message) throw new Error('the message is gone')
    return meet(workplace, message)
  }

  /** Claim whatever the bot has posted and nobody expected yet, in order: for tests that look at all of it at once. */
  takeMessages(): Met[] {
    const taken = this.#unclaimed()
    for (const one of taken) this.#claimed.add(keyOf(one))
    return taken
  }

  expectNothingElse(): void {
    if (this.#unclaimed().length > 0) expect.fail(`unexpected messages:\n${this.#leftovers()}`)
  }

  async close(): Promise<void> {
    try {
      await this.settle()
      this.expectNothingElse()
    } finally {
      await this.playground.stop()
      rmSync(this.#folder, { recursive: true, force: true })
    }
  }

  /** Stop the product and the platforms, and start them again on the same files, perhaps `downFor` later. */
  async restart(downFor?: string): Promise<World> {
    await this.playground.stop()
    const startAt = this.#startAt + (downFor === undefined ? 0 : wallMs(downFor))
    const world = await World.open({ ...this.#options, folder: this.#folder, startAt })
    for (const key of this.#claimed) world.#claimed.add(key)
    return world
  }

  #claimGreetings(): void {
    if (this.#greetingsOver) return
    this.#greetingsOver = true
    for (const one of this.#unclaimed()) if (one.text.includes('Liaison is here')) this.#claimed.add(keyOf(one))
  }

  #unclaimed(): Met[] {
    return (['slack', 'teams'] as const).flatMap((platform) => {
      // Each look copies all there is: one for all messages.
      const unclaimed = ({ message }: Met) => !this.#claimed.has(keyOf({ platform, message }))
      return saidByBots(this.workplace(platform)).filter(unclaimed)
    })
  }

  #leftovers(): string {
    return (
      this.#unclaimed()
        .map(({ where, text }) => `  ${where}: ${text}`)
        .join('\n') || '  (nothing)'
    )
  }
}

/** Somebody on one platform, doing things there. */
export class Person {
  readonly world: World
  readonly platform: Platform
  readonly id: string
  readonly actions: PersonActions

  constructor(world: World, platform: Platform, id: string, actions: PersonActions) {
    this.world = world
    this.platform = platform
    this.id = id
    this.actions = actions
  }

  async command(channel: string, text: string): Promise<PersonResult> {
    return this.#then(this.actions.command(this.world.channel(this.platform, channel), text))
  }

  /** Types into a channel. What comes back has the id of the message. */
  async say(channel: string, text: string, options: SayOptions = {}): Promise<PersonResult> {
    return this.#then(this.actions.say(this.world.channel(this.platform, channel), text, options))
  }

  /** Types into the thread of a message, the bot's or anybody's. */
  async reply(to: Spot, text: string, options: Omit<SayOptions, 'threadId'> = {}): Promise<PersonResult> {
    const { id, channelId, threadId = id } = to.message
    return this.#then(this.actions.say(channelId, text, { ...options, threadId }))
  }

  /** What this person wrote last. */
  written(): Spot {
    const { messages } = this.world.workplace(this.platform)
    const message = messages.findLast(({ authorId }) => authorId === this.id)
    if (!message) throw new Error('nothing was written')
    return { message }
  }

  async edit({ message }: Spot, text: string): Promise<PersonResult> {
    return this.#then(this.actions.edit(message.channelId, message.id, text))
  }

  /** Deletes a message of their own. */
  async remove({ message }: Spot): Promise<PersonResult> {
    return this.#then(this.actions.remove(message.channelId, message.id))
  }

  /** Takes the deletion back; only Teams knows how. */
  async restore({ message }: Spot): Promise<PersonResult> {
    return this.#then(this.actions.restore(message.channelId, message.id))
  }

  async tellBot(text: string): Promise<PersonResult> {
    return this.#then(this.actions.say(await this.actions.directChannel(), text))
  }

  /** Press the button whose action id begins like this, e.g. "case.acknowledge". */
  async press(met: Met, action: string): Promise<PersonResult> {
    const now = this.world.again(met)
    const id = buttonFor(action, now.message.payload)
    if (id === undefined)
      throw new Error(
        `no button ${action} on “${now.text}”; there are ${buttonIds(now.message.payload).join(', ') || 'none'}`,
      )
    return this.#then(this.actions.press(now.message.channelId, now.message.id, id))
  }

  /** Choose what the app has in the menu of a message: a shortcut's callback id on Slack, a command's id on Teams. */
  async useMessageAction({ message }: Spot, actionId: string): Promise<PersonResult> {
    return this.#then(this.actions.useMessageAction(message.channelId, message.id, actionId))
  }

  /** React to a message, "eyes" on Slack and "like" on Teams; the same again takes it back. */
  async react({ message }: Spot, emoji: string): Promise<PersonResult> {
    return this.#then(this.actions.react(message.channelId, message.id, emoji))
  }

  /** Press *Details* where the platform folds nothing: the whole card, as this person is answered alone. `where`, `saying`: see `expectMessage`. */
  async unfold(met: Met, where: string, ...saying: string[]): Promise<Met> {
    await this.press(met, 'subject.show')
    return this.world.expectMessage(where, ...saying)
  }

  /** The dialog this person has open. */
  dialog(): Dialog {
    const dialog = this.world.workplace(this.platform).dialogs.findLast(({ personId }) => personId === this.id)
    if (!dialog) throw new Error('no dialog is open')
    return dialog
  }

  hasDialog(): boolean {
    return this.world.workplace(this.platform).dialogs.some(({ personId }) => personId === this.id)
  }

  async submit(values: Record<string, string>): Promise<PersonResult> {
    return this.#then(this.actions.submit(this.dialog().id, values))
  }

  /** Go back from the dialog that stands over another to that one, as it was left. */
  async back(): Promise<void> {
    const { id } = this.dialog()
    if (this.platform === 'slack') await this.actions.dismiss(id)
    else await this.actions.submit(id, {}, 'back:terms.apply')
    await this.world.settle()
  }

  async #then(result: Promise<PersonResult>): Promise<PersonResult> {
    const answered = await result
    await this.world.settle()
    return answered
  }
}

/** Begins as others do, with nothing that is to be seen at its very first start. */
function isUsual({ folder, databaseUrl, prepare, away, log }: WorldOptions): boolean {
  return [folder, databaseUrl, prepare, away, log].every((given) => given === undefined)
}

/** What the bots have said there that still stands. */
export function saidByBots(workplace: Workplace): Met[] {
  const bots = new Set(workplace.people.filter(({ isBot }) => isBot).map(({ id }) => id))
  return workplace.messages
    .filter(({ authorId, deletedAt }) => bots.has(authorId) && deletedAt === undefined)
    .map((message) => meet(workplace, message))
}

function meet(workplace: Workplace, message: Message): Met {
  return { platform: workplace.platform, message, text: textOf(message), where: whereIs(workplace, message) }
}

function whereIs({ platform, channels, people }: Workplace, message: Message): string {
  const nameOf = (id: string | undefined) => people.find((one) => one.id === id)?.name ?? '?'
  const channel = channels.find(({ id }) => id === message.channelId)
  if (channel?.kind === 'direct')
    return `${platform} @${nameOf(channel.memberIds.find((id) => !people.find((one) => one.id === id)?.isBot))}`
  const place = `${platform} #${channel?.name ?? '?'}`
  return message.visibleTo === undefined ? place : `${place} only ${nameOf(message.visibleTo)}`
}

function keyOf({ platform, message }: Pick<Met, 'platform' | 'message'>): string {
  return `${platform}/${message.channelId}/${message.id}`
}

/** The configuration of a test: everything as it is when nothing is said, but for the daily word of what needs somebody. */
export function testConfig(
  databaseUrl: string,
  { admins = [], digestAt = OFF }: Pick<WorldOptions, 'admins' | 'digestAt'> = {},
): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    databaseUrl,
    company: 'Northwind',
    logLevel: 'silent',
    admins,
    permissions: USUAL_PERMISSIONS,
    digestAt,
    keepDays: USUAL_DAYS,
    pages: { allow: '' },
    knownPlatforms: PLATFORM_TRAITS,
    platforms: [],
  }
}

/** A fault of ours must not pass unnoticed: what the product logs as an error fails the test. */
export const failingLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error(fields, message) {
    const error = fields['error']
    throw new Error(`the product logged an error: ${message} ${JSON.stringify(fields)}`, { cause: error })
  },
}
