import type { WebClient } from '@slack/web-api'
import { HOUR, type Instant } from '../../../src/domain/time/instant.ts'
import type { Readers } from '../../../src/ports/chat-platform.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Log } from '../../../src/ports/log.ts'
import { classifyError } from '../errors/classify-error.ts'
import { whyNotSaid } from '../errors/why-not-said.ts'
import type { LookUp } from '../../../src/ports/chat-platform.ts'

/** Who comes in is told by an event, which asks anew; this covers what no event told. */
const FRESH = HOUR
const MOST = 5_000
/** `users.info` is good for about a hundred people a minute; a channel with more counts as read by others. */
const MOST_MEMBERS = 100

/**
 * Who reads a channel: people of another organisation (Slack Connect), guests, or our own people alone. Slack marks no channel as having
 * guests, so every member is looked up; what is known of them is remembered where people are.
 */
export class Channels {
  readonly #client: WebClient
  readonly #clock: Clock
  readonly #log: Log
  readonly #known = new Map<string, { readers: Readers; until: Instant }>()

  constructor(options: { client: WebClient; clock: Clock; log: Log }) {
    this.#client = options.client
    this.#clock = options.clock
    this.#log = options.log
  }

  /** `lookUp` says who a member is. */
  async readers(channelId: string, lookUp: (userId: string) => Promise<LookUp>): Promise<Readers> {
    const known = this.#known.get(channelId)
    if (known !== undefined && known.until > this.#clock.now()) return known.readers
    const readers = await this.#ask(channelId, lookUp)
    if (typeof readers === 'object' || readers === 'unseen') return readers
    if (this.#known.size >= MOST) this.#known.clear()
    this.#known.set(channelId, { readers, until: this.#clock.now() + FRESH })
    return readers
  }

  /** Somebody came in, or the channel was shared: it is asked about anew. */
  forget(channelId: string): void {
    this.#known.delete(channelId)
  }

  /** Somebody is a guest from now on: the channels that only our own people read are asked about anew. */
  forgetOurs(): void {
    for (const [channelId, { readers }] of this.#known) if (readers === 'ours alone') this.#known.delete(channelId)
  }

  async #ask(channelId: string, lookUp: (userId: string) => Promise<LookUp>): Promise<Readers> {
    try {
      const { channel } = await this.#client.conversations.info({ channel: channelId })
      if (channel?.is_ext_shared === true || channel?.is_pending_ext_shared === true) return 'others'
      const { members = [], response_metadata: next } = await this.#client.conversations.members({
        channel: channelId,
        limit: MOST_MEMBERS,
      })
      if (next?.next_cursor) return 'others'
      return await readersAmong(members, lookUp)
    } catch (error) {
      const failure = classifyError(error)
      this.#log.debug({ channelId, code: failure.code }, 'a channel could not be looked up')
      // As where the bot is not in a private channel.
      return failure.outcome === 'permanent' ? 'unseen' : { temporary: whyNotSaid(failure) }
    }
  }
}

/**
 * Apps read along too, but are installed by our own people. Whoever cannot be seen ends it: what waits for the answer has a time limit, and
 * those who were seen are remembered for the next time.
 */
async function readersAmong(members: string[], lookUp: (userId: string) => Promise<LookUp>): Promise<Readers> {
  for (const userId of members) {
    const found = await lookUp(userId)
    if (found === 'unknown') return 'others'
    if ('temporary' in found) return found
    if (found.profile.standing === 'guest' || found.profile.standing === 'outside') return 'others'
  }
  return 'ours alone'
}
