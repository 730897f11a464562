import type { WebClient } from '@slack/web-api'
import { MINUTE, type Instant } from '../../../src/domain/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Log } from '../../../src/ports/log.ts'

/** `conversations.info` is asked at most once a minute for a channel, far below its rate limit. */
const FRESH = MINUTE
const MOST = 5_000

/**
 * Which channels are shared with other organisations (Slack Connect). Slack says it with every event; commands and buttons come without
 * it, and then `conversations.info` is asked.
 */
export class Channels {
  readonly #client: WebClient
  readonly #clock: Clock
  readonly #log: Log
  readonly #known = new Map<string, { shared: Promise<boolean | undefined>; until: Instant }>()

  constructor(options: { client: WebClient; clock: Clock; log: Log }) {
    this.#client = options.client
    this.#clock = options.clock
    this.#log = options.log
  }

  /** What an event says of its channel (`is_ext_shared_channel`), if it does. */
  learn(channelId: string, shared: boolean | undefined): void {
    if (shared !== undefined) this.#keep(channelId, Promise.resolve(shared))
  }

  /** Undefined for direct conversations, and when Slack does not say or not in time: never a reason to lose an event. */
  async shared(channelId: string): Promise<boolean | undefined> {
    if (!/^[CG]/.test(channelId)) return undefined
    const known = this.#known.get(channelId)
    if (known !== undefined && known.until > this.#clock.now()) return known.shared
    const asked = this.#ask(channelId)
    this.#keep(channelId, asked)
    return asked
  }

  #keep(channelId: string, shared: Promise<boolean | undefined>): void {
    if (this.#known.size >= MOST) this.#known.clear()
    this.#known.set(channelId, { shared, until: this.#clock.now() + FRESH })
  }

  async #ask(channelId: string): Promise<boolean | undefined> {
    try {
      const { channel } = await this.#client.conversations.info({ channel: channelId })
      return channel?.is_ext_shared
    } catch (error) {
      // Also where the bot is not in a private channel: a command can be typed there all the same.
      this.#log.debug({ channelId, error: String(error) }, 'a channel could not be looked up')
      return undefined
    }
  }
}
