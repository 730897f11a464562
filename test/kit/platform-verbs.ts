import type { ApiFault, PlatformAdmin } from '../../src/playground/workplace.ts'
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
export class PlatformVerbs<Admin extends PlatformAdmin = PlatformAdmin> {
  protected readonly world: World
  readonly #platform: Platform
  readonly #admin: () => Admin

  constructor(world: World, platform: Platform, admin: () => Admin) {
    this.world = world
    this.#platform = platform
    this.#admin = admin
  }

  /** Somebody takes Liaison out of a channel. */
  removeBot(channel: string): Promise<void> {
    return this.change((admin) => admin.setBotPresent(this.channelId(channel), false))
  }

  inviteBot(channel: string): Promise<void> {
    return this.change((admin) => admin.setBotPresent(this.channelId(channel), true))
  }

  /** A person is put into a channel. */
  invite(channel: string, name: string): Promise<void> {
    return this.change((admin) => admin.setMember(this.channelId(channel), this.personId(name), true))
  }

  kick(channel: string, name: string): Promise<void> {
    return this.change((admin) => admin.setMember(this.channelId(channel), this.personId(name), false))
  }

  /** The account is deactivated, or removed from its organisation. */
  deactivate(name: string): Promise<void> {
    return this.change((admin) => admin.setStanding(this.personId(name), 'deactivated'))
  }

  /** The account works again, as that of a full member. */
  reactivate(name: string): Promise<void> {
    return this.change((admin) => admin.setStanding(this.personId(name), 'member'))
  }

  makeGuest(name: string): Promise<void> {
    return this.change((admin) => admin.setStanding(this.personId(name), 'guest'))
  }

  /**
   * Calls whose name contains `match` fail, e.g. "conversations.info" or "/members": with 503 unless `how` says otherwise.
   * Returns what ends it; calls that hang are answered then.
   */
  fail(match: string, how: Failure = { fail: 'server-error', status: 503 }, { about, times }: Which = {}): () => void {
    const fault = { ...(about !== undefined && { about: this.#idOf(about) }), ...(times !== undefined && { times }) }
    return this.world.playground[this.#platform].addFault({ on: 'api', match, ...fault, ...how })
  }

  /** Looking people up fails. */
  failLookUps(how?: Failure, which?: Which): () => void {
    return this.fail(LOOK_UP[this.#platform], how, which)
  }

  /** The platform refuses connections, and cuts those that are open. */
  async goDown(): Promise<void> {
    await this.world.playground[this.#platform].setReachable(false)
  }

  async comeBack(): Promise<void> {
    await this.world.playground[this.#platform].setReachable(true)
    await this.world.settle()
  }

  /** The platform's clock is this far ahead of the machine's: "90s"; behind with a minus before it. */
  clockAhead(by: string): void {
    const ms = wallMs(by.replace(/^-/u, ''))
    this.world.playground[this.#platform].setClockAhead(by.startsWith('-') ? -ms : ms)
  }

  protected async change(make: (admin: Admin) => void): Promise<void> {
    make(this.#admin())
    await this.world.settle()
  }

  protected channelId(name: string): string {
    return this.world.channel(this.#platform, name)
  }

  protected personId(name: string): string {
    const found = this.world.workplace(this.#platform).people.find((one) => one.name === name && !one.isBot)
    if (!found) throw new Error(`nobody called ${name} in the local ${this.#platform}`)
    return found.id
  }

  #idOf(name: string): string {
    const { channels, people } = this.world.workplace(this.#platform)
    const found = people.find((one) => one.name === name) ?? channels.find((one) => one.name === name)
    if (!found) throw new Error(`neither person nor channel is called ${name} in the local ${this.#platform}`)
    return found.id
  }
}
