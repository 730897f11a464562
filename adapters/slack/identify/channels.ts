import type { WebClient } from '@slack/web-api'
import { HOUR } from '../../../src/domain/time/instant.ts'
import type { Readers } from '../../../src/ports/chat-platform.ts'
import type { Log } from '../../../src/ports/log.ts'
import type { Remember, Remembered } from '../../../src/ports/remembered.ts'
import { classifyError } from '../errors/classify-error.ts'
import { whyNotSaid } from '../errors/why-not-said.ts'
import type { LookUp } from '../../../src/ports/chat-platform.ts'
import type { MethodTurns } from '../method-turns.ts'

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
  readonly #log: Log
  readonly #known: Remembered<Readers>
  readonly #turns: MethodTurns | undefined
  readonly #isKnown: (userId: string) => Promise<boolean>

  constructor({
    client,
    turns,
    isKnown,
    log,
    remember,
  }: {
    client: WebClient
    /** Absent where whoever asks waits for as long as Slack says. */
    turns?: MethodTurns
    /** Whether somebody is looked up without asking Slack. */
    isKnown: (userId: string) => Promise<boolean>
    log: Log
    remember: Remember
  }) {
    this.#client = client
    this.#turns = turns
    this.#isKnown = isKnown
    this.#log = log
    const counts = (readers: Readers) => readers === 'ours alone' || readers === 'others'
    this.#known = remember({ freshMs: FRESH, most: MOST, counts })
  }

  /** `lookUp` says who a member is. */
  readers(channelId: string, lookUp: (userId: string) => Promise<LookUp>): Promise<Readers> {
    return this.#known.answer(channelId, '', () => this.#ask(channelId, lookUp))
  }

  /** Somebody came in, the channel was shared, or somebody anywhere is a guest from now on: it is asked about anew, or all are. */
  forget(channelId?: string): void {
    this.#known.forget(channelId)
  }

  async #ask(channelId: string, lookUp: (userId: string) => Promise<LookUp>): Promise<Readers> {
    const waitMs = this.#turns?.take('who reads', channelId) ?? 0
    if (waitMs > 0) return { ...MANY, waitMs }
    try {
      const { channel } = await this.#client.conversations.info({ channel: channelId })
      if (channel?.is_ext_shared === true || channel?.is_pending_ext_shared === true) return 'others'
      const { members = [], response_metadata: next } = await this.#client.conversations.members({
        channel: channelId,
        limit: MOST_MEMBERS,
      })
      if (next?.next_cursor) return 'others'
      // All of them at once: whoever was seen first would else be forgotten before the last has had their turn.
      const known = await Promise.all(members.map(this.#isKnown))
      const unknown = known.filter((is) => !is).length
      const untilSeen = unknown === 0 ? 0 : (this.#turns?.take('a reader', channelId, unknown) ?? 0)
      return untilSeen > 0 ? { ...MANY, waitMs: untilSeen } : await readersAmong(members, lookUp)
    } catch (error) {
      const failure = classifyError(error)
      this.#log.debug({ channelId, code: failure.code }, 'a channel could not be looked up')
      // As where the bot is not in a private channel.
      return failure.outcome === 'permanent' ? 'unseen' : { temporary: whyNotSaid(failure) }
    }
  }
}

const MANY = { temporary: 'Slack is asked about the readers of many channels just now.' }

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
