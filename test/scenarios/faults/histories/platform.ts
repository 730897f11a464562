import type { Card } from '../../../../src/cards/card.ts'
import type { Address, ChatPlatform, Found, LookUp, Readers, SendResult } from '../../../../src/ports/chat-platform.ts'
import type { Platform } from './cast.ts'

/** A message that stands on a platform, as it looks now. `to`: the conversation or person by their id there. */
export type Stands = {
  platform: Platform
  messageId: string
  to: string
  deliveryId: string
  marked: boolean
  card: Card
}

/** Whoever sends: a dead process sends nothing, and may die of what has just arrived. */
export type Bot = { mustLive(): void; posted(one: Stands): Promise<void> }

const DOWN: SendResult = { outcome: 'temporary', code: 'http_503', reason: 'Not now.' }

/** Keeps what was sent to it, over whatever happens to the bot. Slack can be searched for a message, Teams cannot. */
export class KeptPlatform implements ChatPlatform {
  readonly platform: Platform
  readonly stands = new Map<string, Stands>()
  readonly refusing = new Map<string, SendResult>()
  isDown = false
  readonly #bot: Bot
  #sent = 0

  constructor(platform: Platform, bot: Bot) {
    this.platform = platform
    this.#bot = bot
  }

  home(): undefined {}

  async lookUp(): Promise<LookUp> {
    return 'unknown'
  }

  async readers(): Promise<Readers> {
    return 'ours alone'
  }

  answersAlone(): boolean {
    return true
  }

  async post(to: Address, card: Card, options: { deliveryId: string; repeat?: boolean }): Promise<SendResult> {
    const no = this.#refuses(to)
    if (no) return no
    const messageId = `${this.platform}-${(this.#sent += 1)}`
    const posted = { ...{ platform: this.platform, messageId, to: idOf(to), card }, ...said(options) }
    this.stands.set(messageId, posted)
    await this.#bot.posted(posted)
    return { outcome: 'sent', messageId, conversationId: idOf(to) }
  }

  async update(to: Address, messageId: string, card: Card): Promise<SendResult> {
    const no = this.#refuses(to)
    if (no) return no
    const standing = this.stands.get(messageId)
    if (!standing) return { outcome: 'permanent', code: 'message_not_found', reason: 'It is not there.' }
    this.stands.set(messageId, { ...standing, card })
    return { outcome: 'sent', messageId, conversationId: idOf(to) }
  }

  #refuses(to: Address): SendResult | undefined {
    this.#bot.mustLive()
    return this.isDown ? DOWN : this.refusing.get(idOf(to))
  }

  async find(_: Address, deliveryId: string): Promise<Found> {
    this.#bot.mustLive()
    if (this.platform === 'teams') return 'cannot'
    if (this.isDown) return { temporary: 'Not now.' }
    const found = [...this.stands].find(([, one]) => one.deliveryId === deliveryId)
    return found ? { found: { messageId: found[0], conversationId: found[1].to } } : 'absent'
  }
}

function said({ deliveryId, repeat }: { deliveryId: string; repeat?: boolean }) {
  return { deliveryId, marked: repeat === true }
}

function idOf(to: Address): string {
  return to.kind === 'conversation' ? to.conversationId : to.userId
}
