import type { WebClient } from '@slack/web-api'

const MOST = 5_000

/** The conversation of the bot with one person, opened where needed. Its id never changes, so it is remembered. */
export class DirectChannels {
  readonly #client: WebClient
  readonly #known = new Map<string, string>()

  constructor(client: WebClient) {
    this.#client = client
  }

  /** Throws the errors of `conversations.open`. */
  async of(userId: string): Promise<string> {
    const known = this.#known.get(userId)
    if (known !== undefined) return known
    const { channel } = await this.#client.conversations.open({ users: userId })
    // Slack also takes a person's id for the direct conversation.
    const id = channel?.id ?? userId
    if (this.#known.size >= MOST) this.#known.clear()
    this.#known.set(userId, id)
    return id
  }
}
