import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { type MethodTurns } from '../method-turns.ts'

const MOST = 5_000

/** Somebody the bot writes to alone. `reference`: what is kept with their account. */
export type Addressed = { userId: string; reference?: Record<string, unknown> }

/** What is kept with an account: the conversation of the bot with them, once it was opened. */
const KEPT = z.object({ directChannel: z.string().regex(/^D[A-Z0-9]+$/u) })

/** The conversation of the bot with one person, opened once in their life and kept with their account: `conversations.open` takes but fifty calls a minute. */
export class DirectChannels {
  readonly #client: WebClient
  readonly #turns: MethodTurns
  readonly #known = new Map<string, string>()

  constructor({ client, turns }: { client: WebClient; turns: MethodTurns }) {
    this.#client = client
    this.#turns = turns
  }

  /** Throws the errors of `conversations.open`, and `NotItsTurn` where many are opened. `atOnce`: whoever waits for an answer waits behind nobody. */
  async of({ userId, reference }: Addressed, { atOnce = false } = {}): Promise<string> {
    const known = this.#known.get(userId) ?? KEPT.safeParse(reference).data?.directChannel
    if (known !== undefined) return known
    if (!atOnce) this.#turns.await('conversations.open', userId)
    const { channel } = await this.#turns.minding('conversations.open', () =>
      this.#client.conversations.open({ users: userId }),
    )
    // Slack also takes a person's id for the direct conversation.
    const id = channel?.id ?? userId
    if (this.#known.size >= MOST) this.#known.clear()
    this.#known.set(userId, id)
    return id
  }

  /** Whether what is kept with their account names a conversation: where Slack knows it no more, another is opened. */
  isKept({ reference }: Addressed): boolean {
    return KEPT.safeParse(reference).success
  }

  /** What is to be kept with the account of somebody with whom the bot speaks there; nothing where it is kept already. */
  toKeep({ reference }: Addressed, channel: string): { reference: Record<string, unknown> } | undefined {
    const fresh = KEPT.safeParse({ directChannel: channel }).data
    return fresh && KEPT.safeParse(reference).data?.directChannel !== channel ? { reference: fresh } : undefined
  }
}
