import type { WebClient } from '@slack/web-api'
import { MINUTE, type Instant } from '../../../src/domain/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Log } from '../../../src/ports/log.ts'

/** What Slack says of a person. `teamId` is their own team, also for somebody from a connected organisation. */
export type SlackPerson = { name: string; zone?: string; teamId?: string }

/** Names and zones seldom change; ten minutes keep `users.info` far below its rate limit. */
const FRESH = 10 * MINUTE
const MOST = 5_000

/** Who people are, from `users.info`, remembered for a while. */
export class People {
  readonly #client: WebClient
  readonly #clock: Clock
  readonly #log: Log
  readonly #known = new Map<string, { person: Promise<SlackPerson | undefined>; until: Instant }>()

  constructor(options: { client: WebClient; clock: Clock; log: Log }) {
    this.#client = options.client
    this.#clock = options.clock
    this.#log = options.log
  }

  /** Undefined when Slack does not know the person, or did not say in time: never a reason to lose an event. */
  find(userId: string): Promise<SlackPerson | undefined> {
    const now = this.#clock.now()
    const known = this.#known.get(userId)
    this.#known.delete(userId)
    const entry = known !== undefined && known.until > now ? known : { person: this.#ask(userId), until: now + FRESH }
    // Put back at the end: the least recently used stand first.
    this.#known.set(userId, entry)
    const [oldest] = this.#known.keys()
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest)
    return entry.person
  }

  async #ask(userId: string): Promise<SlackPerson | undefined> {
    try {
      const { user } = await this.#client.users.info({ user: userId })
      if (user === undefined) return undefined
      const name = user.profile?.real_name || user.real_name || user.profile?.display_name || user.name || userId
      return { name, ...(user.tz && { zone: user.tz }), ...(user.team_id && { teamId: user.team_id }) }
    } catch (error) {
      this.#log.warn({ userId, error: String(error) }, 'a person could not be looked up')
      this.#known.delete(userId)
      return undefined
    }
  }
}
