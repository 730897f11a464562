import type { ApiFault } from '../../src/playground/workplace.ts'
import { wallMs } from './wall-time.ts'
import type { Platform, World } from './world.ts'

/** How a call fails: any of `Fault`'s ways. */
type Failure = ApiFault extends infer Fault ? (Fault extends ApiFault ? Pick<Fault, FailureKeys<Fault>> : never) : never
type FailureKeys<Fault> = Exclude<keyof Fault, 'on' | 'match' | 'about' | 'times'>

/** Which calls fail: about this person or channel (by name), this often (until switched off when left out). */
type Which = { about?: string; times?: number }

/** By what the look-up of a person is known on each platform. */
const LOOK_UP = { slack: 'users.info', teams: '/members' } as const

/**
 * What happens on a platform that nobody says or presses: `world.on('slack').removeBot('acme-shared')`. People and channels
 * are named by their names. Each verb lets everything follow that follows at once.
 */
export abstract class PlatformVerbs {
  protected readonly world: World
  protected readonly platform: Platform

  constructor(world: World, platform: Platform) {
    this.world = world
    this.platform = platform
  }

  /** Somebody takes Liaison out of a channel. */
  abstract removeBot(channel: string): Promise<void>
  abstract inviteBot(channel: string): Promise<void>
  /** A person is put into a channel. */
  abstract invite(channel: string, name: string): Promise<void>
  abstract kick(channel: string, name: string): Promise<void>
  /** The account is deactivated, or removed from its organisation. */
  abstract deactivate(name: string): Promise<void>
  abstract reactivate(name: string): Promise<void>
  abstract makeGuest(name: string): Promise<void>

  /**
   * Calls whose name contains `match` fail, e.g. "conversations.info" or "/members": with 503 unless `how` says otherwise.
   * Returns what ends it; calls that hang are answered then.
   */
  fail(match: string, how: Failure = { fail: 'server-error', status: 503 }, { about, times }: Which = {}): () => void {
    const named = about === undefined ? {} : { about: this.#idOf(about) }
    return this.world.playground[this.platform].addFault({
      on: 'api',
      match,
      ...named,
      ...(times !== undefined && { times }),
      ...how,
    })
  }

  /** Looking people up fails. */
  failLookUps(how?: Failure, which?: Which): () => void {
    return this.fail(LOOK_UP[this.platform], how, which)
  }

  /** The platform refuses connections, and cuts those that are open. */
  async goDown(): Promise<void> {
    await this.world.playground[this.platform].setReachable(false)
  }

  async comeBack(): Promise<void> {
    await this.world.playground[this.platform].setReachable(true)
    await this.world.settle()
  }

  /** The platform's clock is this far ahead of the machine's: "90s"; behind with a minus before it. */
  clockAhead(by: string): void {
    const ms = wallMs(by.replace(/^-/u, ''))
    this.world.playground[this.platform].setClockAhead(by.startsWith('-') ? -ms : ms)
  }

  protected personId(name: string): string {
    const found = this.world.workplace(this.platform).people.find((one) => one.name === name && !one.isBot)
    if (!found) throw new Error(`nobody called ${name} in the local ${this.platform}`)
    return found.id
  }

  #idOf(name: string): string {
    const { channels, people } = this.world.workplace(this.platform)
    const found = people.find((one) => one.name === name) ?? channels.find((one) => one.name === name)
    if (!found) throw new Error(`neither person nor channel is called ${name} in the local ${this.platform}`)
    return found.id
  }
}
